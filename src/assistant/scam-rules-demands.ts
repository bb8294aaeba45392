import { official, paysBlind, type ScamRule, wantsSomething } from './scam-evidence.ts'

/** Demands no honest sender makes, and offices that press: told before anything else. */
export const DEMAND_RULES: readonly ScamRule[] = [
  { reason: 'secret', level: 3, guide: 'antoan-01-mat-khau-otp', when: ({ has }) => has('secret') },
  { reason: 'app', level: 3, guide: 'antoan-03-link-la', when: ({ has }) => has('app') },
  { reason: 'stateInside', level: 3, guide: 'antoan-03-link-la', when: ({ link }) => link('state-inside') },
  {
    reason: 'lookAlike',
    level: 3,
    guide: 'antoan-03-link-la',
    when: ({ link }) => link('look-alike') || link('punycode'),
  },
  {
    reason: 'imitates',
    level: 3,
    guide: 'antoan-03-link-la',
    when: (m) =>
      (m.link('imitates') || m.link('bait')) &&
      (m.has('pay') || m.has('reward') || m.has('threat') || m.has('urgent') || m.has('click') || m.has('secret')),
  },
  { reason: 'imitates', level: 2, guide: 'antoan-03-link-la', when: ({ link }) => link('imitates') || link('bait') },
  { reason: 'badEnding', level: 2, guide: 'antoan-03-link-la', when: ({ link }) => link('bad-ending') },
  { reason: 'hiddenLink', level: 2, guide: 'antoan-03-link-la', when: ({ link }) => link('shortened') || link('ip') },
  {
    reason: 'secrecy',
    level: 3,
    guide: 'antoan-02-gia-danh',
    when: (m) =>
      m.has('secrecy') &&
      (paysBlind(m) ||
        official(m) ||
        m.has('video') ||
        m.has('kin') ||
        m.has('love') ||
        m.has('job') ||
        m.has('sum') ||
        m.has('app')),
  },
  { reason: 'secrecy', level: 2, guide: 'antoan-02-gia-danh', when: ({ has }) => has('secrecy') },
  {
    reason: 'officeThreat',
    level: 3,
    guide: 'antoan-02-gia-danh',
    when: (m) => official(m) && m.has('threat') && wantsSomething(m),
  },
  {
    reason: 'officeVideo',
    level: 3,
    guide: 'antoan-02-gia-danh',
    when: (m) => m.has('office') && (m.has('video') || m.has('face')) && !m.calm('inPerson'),
  },
  {
    reason: 'officeMove',
    level: 3,
    guide: 'antoan-02-gia-danh',
    when: (m) =>
      official(m) && m.has('move') && (m.has('threat') || m.has('urgent') || m.has('pay') || m.has('bypass')),
  },
  {
    reason: 'officeMove',
    level: 3,
    guide: 'antoan-02-gia-danh',
    when: (m) => m.has('police') && m.has('move') && m.has('threat') && !m.calm('inPerson'),
  },
  {
    reason: 'officePay',
    level: 3,
    guide: 'antoan-02-gia-danh',
    when: (m) =>
      m.has('office') &&
      paysBlind(m) &&
      (!m.calm('ownDue') || m.foreignLink || m.has('proxyAccount')) &&
      (m.has('proxyAccount') || m.has('urgent') || m.has('threat') || m.foreignLink || m.has('upfront')),
  },
  {
    reason: 'officeLink',
    level: 3,
    guide: 'antoan-02-gia-danh',
    when: (m) =>
      official(m) &&
      m.foreignLink &&
      m.has('click') &&
      (m.has('threat') || m.has('urgent') || m.has('reward') || m.has('pay')),
  },
  {
    reason: 'officeLink',
    level: 2,
    guide: 'antoan-02-gia-danh',
    when: (m) => m.has('office') && m.has('bypass') && m.has('click'),
  },
  {
    reason: 'forced',
    level: 3,
    guide: 'antoan-02-gia-danh',
    when: (m) => m.has('forced') && (m.has('pay') || m.has('sum')) && (m.has('threat') || !m.calm('inPerson')),
  },
]
