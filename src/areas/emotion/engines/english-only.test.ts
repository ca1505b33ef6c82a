import { describe, expect, test } from 'vitest'
import { isForeign } from './english-only.ts'

describe('another language', () => {
  test.each([
    'Ich warte seit drei Wochen auf meine Erstattung.',
    'Bonjour, je voudrais annuler ma commande',
    'No funciona nada, estoy harto',
    'Jag är jättenöjd med er service',
    'Nie mogę się zalogować na moje konto',
    'Sipariş hala gelmedi, çok kızgınım',
    'Где мой заказ? Я жду уже две недели.',
  ])('is told in "%s"', (text) => {
    expect(isForeign(text)).toBe(true)
  })

  test.each([
    '',
    'ok',
    'Where is my order?',
    '36 plus manager’s flat',
    'halo halo arrived as soup hehe. sayang po',
    '😡😡😡',
  ])('is not told in "%s"', (text) => {
    expect(isForeign(text)).toBe(false)
  })
})
