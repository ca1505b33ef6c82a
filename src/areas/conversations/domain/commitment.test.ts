import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commitmentsIn } from './commitment.ts'

const found = (text: string) =>
  commitmentsIn(text).map(({ start, end, due }) => [text.slice(start, end), due && text.slice(due.start, due.end)])

describe('a commitment', () => {
  test.each<[string, string | null]>([
    ["We'll refund you by Friday.", 'by Friday'],
    ['I will call you tomorrow.', 'tomorrow'],
    ['I’ll call you tomorrow morning at 9:30.', 'tomorrow morning at 9:30'],
    ['We will send a replacement today.', 'today'],
    ['I will look into this and get back to you within 2 working days.', 'within 2 working days'],
    ["I'll chase the courier and let you know by close of business.", 'by close of business'],
    ['We are going to replace the pump on 4 March.', 'on 4 March'],
    ['I am going to escalate this to our engineers.', null],
    ["I'll personally make sure the credit is on your next bill.", null],
    ['We shall cancel the contract and confirm it in writing.', null],
    ['I promise to keep you posted.', null],
    ['I promise you will have it before the weekend.', null],
    ['We guarantee delivery by the end of the week.', 'by the end of the week'],
    ['You have my word that it is sorted on Monday.', 'on Monday'],
    ['Our technician will visit you next Tuesday between ten and twelve.', 'next Tuesday'],
    ['A colleague will ring you this afternoon.', 'this afternoon'],
    ['Someone will be in touch within 24 hours.', 'within 24 hours'],
    ['My manager will review the case first thing tomorrow.', 'first thing tomorrow'],
    ['The billing team will correct the invoice in the next few days.', null],
    ['Your refund will be with you by 12 May.', 'by 12 May'],
    ['The parcel will be dispatched today.', 'today'],
    ["I'm sending you a new filter this afternoon.", 'this afternoon'],
    ['We are refunding the whole amount today.', 'today'],
    ['As promised, I will send the forms tonight.', 'tonight'],
    ["I'll check if the shop still has one and write to you in an hour.", 'in an hour'],
    ['We will waive the fee and be in touch shortly.', 'shortly'],
    ['Thank you for waiting, I will get this fixed as soon as possible.', 'as soon as possible'],
    ["I'll have it on your doorstep by 2026-03-04.", 'by 2026-03-04'],
  ])('is "%s", due "%s"', (sentence, due) => {
    expect(found(sentence)).toEqual([[sentence, due]])
  })

  test.each([
    'You will receive our newsletter.',
    'You will receive an email when your order ships.',
    'We will send you our newsletter on Friday.',
    'If it arrives broken, we will refund you by Friday.',
    "We'll refund you once we have the parcel back.",
    'I will call you as soon as I know more.',
    'Should you wish so, I will cancel it today.',
    'Unless I hear from you, I will close this tomorrow.',
    'We refunded you on Friday.',
    'I called you yesterday and left a message.',
    'We have sent a replacement today.',
    'You said we will refund you by Friday.',
    'My colleague told you that we will call today.',
    'Shall I send you a new one today?',
    'Will we call you tomorrow?',
    'I hope we will send it this week.',
    'I think we will fix it next month.',
    'Maybe I will call you tomorrow.',
    'I will try to call you tomorrow.',
    'We will usually answer within two days.',
    'We always refund within 14 days.',
    'We will never share your address.',
    'I would refund you today.',
    'We could send it on Monday.',
    'We will see.',
    'I will have to ask you for a photograph.',
    'We will need your order number.',
    'We will be closed on Monday.',
    "I can't promise anything before Friday.",
    'We cannot guarantee delivery by Friday.',
    'Please send us the receipt by Friday.',
    'The update will be big.',
    'You will call us tomorrow.',
    'It will rain tomorrow.',
    'Your statement will be sent each month on the 1st.',
    '',
  ])('is not "%s"', (sentence) => {
    expect(found(sentence)).toEqual([])
  })

  test('is found among other sentences, where it stands', () => {
    const text =
      'Dear Ms Hepworth,\n\nI am sorry about the 3.5 days without water. I will call the plumber today; ' +
      'if he cannot come, I will look for another. Our engineer will be there on Monday at 9 am.\n\nKind regards\nPriya'
    expect(found(text)).toEqual([
      ['I will call the plumber today;', 'today'],
      ['Our engineer will be there on Monday at 9 am.', 'on Monday at 9 am'],
    ])
  })

  test('lies in the text, apart and in order, with its due words inside it, whatever the text', () => {
    const words = fc.constantFrom(
      'I',
      "we'll",
      'will',
      'call',
      'refund',
      'you',
      'by',
      'Friday',
      'today',
      '.',
      ';',
      '\n',
      '3',
      'if',
      '?',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        let before = 0
        for (const { start, end, due } of commitmentsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          if (due) expect(start <= due.start && due.start < due.end && due.end <= end).toBe(true)
          before = end
        }
      }),
    )
  })

  test('of a very long text is found in good time', () => {
    const begin = performance.now()
    expect(commitmentsIn('I will call you tomorrow. '.repeat(5000))).toHaveLength(5000)
    commitmentsIn('your a the '.repeat(50_000))
    commitmentsIn('I will '.repeat(50_000))
    expect(performance.now() - begin).toBeLessThan(5000)
  })
})
