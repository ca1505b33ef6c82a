/** The map of the code: which area may enter which. Meaning flows downwards, imports point upwards. */
const base = ['accounts', 'contacts', 'privacy']
export const areas = {
  accounts: [],
  contacts: ['accounts'],
  privacy: ['accounts', 'contacts'],
  deals: [...base],
  activities: [...base],
  tasks: [...base],
  conversations: [...base],
  surveys: [...base, 'conversations'],
  emotion: [...base, 'conversations'],
  promises: [...base, 'conversations', 'tasks'],
  understanding: [...base, 'deals', 'activities', 'conversations', 'surveys', 'emotion'],
  scores: [...base, 'deals', 'activities', 'conversations', 'surveys', 'emotion', 'promises', 'understanding'],
  signals: [...base, 'deals', 'activities', 'surveys', 'emotion', 'promises', 'understanding', 'scores'],
  rewards: [...base],
  responses: [...base, 'tasks', 'conversations', 'surveys', 'understanding', 'signals', 'rewards'],
  care: [...base, 'tasks', 'conversations', 'emotion', 'promises', 'understanding', 'scores', 'signals', 'responses'],
  programs: [...base, 'conversations', 'surveys', 'emotion', 'scores', 'care'],
  overview: [...base, 'conversations', 'emotion'],
}
/** Doors: the files of an area that outsiders may open, and who may. */
export const doors = {
  'index.ts': 'other areas and the command line',
  'area.ts': 'apps/areas.ts',
  'contract.ts': 'browser code and the OpenAPI writer',
  'portal.ts': 'the customer portal and the OpenAPI writer',
  'panels/index.ts': 'pages of the web app',
  'tables.ts': 'the overview area and personal-data tests, for reading',
}
