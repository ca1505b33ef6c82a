import { api } from './api.ts'

/** Contacts that match some words: for the page to hand to panels of other areas. */
export const searchPeople = async (words: string) => (await api.search.call({ words, limit: 12 })).contacts
