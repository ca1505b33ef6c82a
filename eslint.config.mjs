import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const bannedWords = 'manager|helper|util|service|handler|processor|data|info|common|dto'
const banned = `/(^|[a-z])(${bannedWords})s?$/i`

export default tseslint.config(
  { ignores: ['node_modules/', '.node/', '.data/', 'dist/', 'models/', 'samples/'] },
  ...tseslint.configs.strict,
  {
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: `:matches(ClassDeclaration, FunctionDeclaration, TSTypeAliasDeclaration, TSInterfaceDeclaration)[id.name=${banned}]`,
          message:
            'Name it after what it is: manager, helper, util, service, handler, data, info and the like say nothing.',
        },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'The environment is read in src/platform/config.ts only, where it is validated and documented.',
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/ui/**', 'src/apps/web/**', 'src/areas/*/panels/**'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.test.ts', 'test/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/platform/config.ts', 'scripts/**', 'test/**', '*.config.ts', '*.config.mjs', '*.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
