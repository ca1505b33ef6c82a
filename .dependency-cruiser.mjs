import { areas } from './architecture.mjs'
const names = Object.keys(areas)
const area = '^src/areas/'
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
export default {
  forbidden: [
    rule(
      'no-cycles',
      'Files that need each other are one file, or one of them belongs upstream.',
      {},
      { circular: true },
    ),
    rule('resolvable', 'This import leads nowhere.', {}, { couldNotResolve: true }),
    ...names.map((n) =>
      rule(
        `arrows-of-${n}`,
        `${n} may enter: ${areas[n].join(', ') || 'no other area'}. To tell a downstream area something, publish an event.`,
        { path: `${area}${n}/` },
        {
          path: area,
          pathNot: [
            `${area}${n}/`,
            ...areas[n].map((a) => `${area}${a}/`),
            ...(n === 'overview' ? ['/(tables|contract)[.]ts$'] : []),
          ],
        },
      ),
    ),
    rule(
      'front-door',
      'Enter another area through its index.ts.',
      { path: '^src/areas/([^/]+)/', pathNot: '/panels/|/(contract|portal)[.]ts$|^src/areas/overview/' },
      { path: area, pathNot: ['^src/areas/$1/', '/index[.]ts$'] },
    ),
    rule(
      'no-panels-on-the-server',
      'Server files do not import React.',
      { path: area, pathNot: '/panels/' },
      { path: '/panels/' },
    ),
    rule(
      'panels-see-contracts',
      'A panel reads its own contract, domain and other panels, plus ui and kit.',
      { path: '^src/areas/([^/]+)/panels/' },
      { path: '^src/', pathNot: ['^src/areas/$1/(panels/|contract[.]ts$|domain/)', '^src/(ui|kit)/'] },
    ),
    rule(
      'pages-compose-panels',
      'A page composes panels and reads contracts; it knows no server file.',
      { path: '^src/apps/web/' },
      { path: '^src/', pathNot: ['^src/apps/web/', '/panels/index[.]ts$', '/contract[.]ts$', '^src/(ui|kit)/'] },
    ),
    rule(
      'customers-see-portal',
      'Whatever a customer sees is declared in a portal.ts.',
      { path: '^src/apps/(portal|widget)/' },
      { path: '^src/', pathNot: ['^src/apps/(portal|widget)/', '/portal[.]ts$', '^src/(ui|kit)/'] },
    ),
    rule(
      'domain-is-pure',
      'Nouns know no database, network or clock.',
      { path: '^src/areas/([^/]+)/domain/', pathNot: '[.]test[.]ts$' },
      { path: '.', pathNot: ['^src/areas/$1/domain/', '^src/kit/'] },
    ),
    rule(
      'contracts-run-anywhere',
      'Contracts are loaded by browsers.',
      { path: '/(contract[-a-z]*|portal)[.]ts$' },
      { path: '^src/', pathNot: ['/domain/', '/(contract[-a-z]*|portal)[.]ts$', '^src/kit/'] },
    ),
    rule(
      'rows-change-in-actions',
      'Only actions and personal-data.ts change rows.',
      { pathNot: '/actions/|/personal-data[.]ts$|[.]test[.]ts$' },
      { path: '/writes[.]ts$' },
    ),
    rule(
      'foundations-know-no-area',
      'kit, platform and ui serve areas and never name one.',
      { path: '^src/(kit|platform|ui)/' },
      { path: '^src/(areas|apps)/' },
    ),
    rule('kit-stands-alone', 'kit depends on nothing of ours.', { path: '^src/kit/' }, { path: '^src/(platform|ui)/' }),
    rule('areas-know-no-app', 'Apps compose areas, never the reverse.', { path: area }, { path: '^src/apps/' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
