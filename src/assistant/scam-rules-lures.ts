import { paysBlind, type ScamRule, wantsSomething } from './scam-evidence.ts'

/** Promises, pity and trade: money is to leave before anything comes. */
export const LURE_RULES: readonly ScamRule[] = [
  {
    reason: 'feeForReward',
    level: 3,
    guide: 'antoan-05-viec-nhe',
    when: (m) => m.has('reward') && paysBlind(m) && (m.has('upfront') || m.has('urgent') || m.has('bet')),
  },
  {
    reason: 'rewardLink',
    level: 3,
    guide: 'antoan-05-viec-nhe',
    when: (m) =>
      m.has('reward') &&
      (m.foreignLink || m.has('share') || m.has('secret')) &&
      (m.has('click') || m.has('share') || m.has('urgent')),
  },
  {
    reason: 'rewardQr',
    level: 3,
    guide: 'qr-07-qr-gia',
    when: (m) => m.has('scanQr') && (m.has('reward') || m.has('secret') || m.has('threat')),
  },
  {
    reason: 'task',
    level: 3,
    guide: 'antoan-05-viec-nhe',
    when: (m) => m.has('task') && (m.has('earn') || m.has('move') || m.has('upfront')),
  },
  {
    reason: 'jobFee',
    level: 3,
    guide: 'antoan-05-viec-nhe',
    when: (m) =>
      m.has('job') && (m.has('earn') || m.has('upfront')) && (paysBlind(m) || m.has('move')) && !m.calm('inPerson'),
  },
  {
    reason: 'profit',
    level: 3,
    guide: 'antoan-05-viec-nhe',
    when: (m) =>
      m.has('profit') &&
      (m.has('invest') || m.has('love')) &&
      (m.has('pay') || m.has('sum') || m.has('move') || m.has('urgent') || m.has('earn')),
  },
  { reason: 'profit', level: 2, guide: 'antoan-05-viec-nhe', when: ({ has }) => has('profit') && has('invest') },
  {
    reason: 'loanFee',
    level: 3,
    guide: 'antoan-05-viec-nhe',
    when: (m) => m.has('loan') && (paysBlind(m) || m.has('face')) && (m.has('easyLoan') || m.has('upfront')),
  },
  {
    reason: 'loanFee',
    level: 2,
    guide: 'antoan-05-viec-nhe',
    when: ({ has, calm }) => has('loan') && has('easyLoan') && !calm('inPerson'),
  },
  { reason: 'feeToGet', level: 3, guide: 'antoan-05-viec-nhe', when: (m) => m.has('feeToGet') && paysBlind(m) },
  {
    reason: 'bet',
    level: 3,
    guide: 'antoan-05-viec-nhe',
    when: (m) => m.has('bet') && (m.has('pay') || m.has('profit') || m.has('move')),
  },
  {
    reason: 'kinMoney',
    level: 3,
    guide: 'antoan-04-deepfake',
    when: (m) =>
      m.has('kin') &&
      paysBlind(m) &&
      (m.has('urgent') ||
        m.has('personal') ||
        m.has('secrecy') ||
        m.has('upfront') ||
        m.has('proxyAccount') ||
        m.has('newNumber')) &&
      !m.calm('noHurry'),
  },
  {
    reason: 'bossMoney',
    level: 3,
    guide: 'antoan-04-deepfake',
    when: (m) => m.has('boss') && m.has('pay') && (m.has('urgent') || m.has('secrecy') || m.has('newNumber')),
  },
  {
    reason: 'loveMoney',
    level: 3,
    guide: 'antoan-05-viec-nhe',
    when: (m) =>
      m.has('love') && (m.has('pay') || m.has('gift') || m.has('invest')) && !m.calm('noHurry') && !m.calm('inPerson'),
  },
  {
    reason: 'blackmail',
    level: 3,
    guide: 'antoan-08-bi-lua',
    when: (m) => m.has('blackmail') && (m.has('pay') || m.has('sum') || m.has('secrecy')),
  },
  {
    reason: 'simMove',
    level: 3,
    guide: 'antoan-01-mat-khau-otp',
    when: (m) => m.has('codeMessage') && m.has('office') && (m.has('secret') || m.has('threat')),
  },
  { reason: 'rentAccount', level: 3, guide: 'qr-01-mo-tai-khoan', when: (m) => m.has('rent') && m.has('rentPay') },
  {
    reason: 'recoverMoney',
    level: 3,
    guide: 'antoan-08-bi-lua',
    when: (m) =>
      m.has('recover') && (m.has('pay') || m.has('move')) && (m.has('upfront') || m.has('profit') || m.has('urgent')),
  },
  {
    reason: 'giftFee',
    level: 3,
    guide: 'antoan-05-viec-nhe',
    when: (m) => (m.has('gift') || m.has('charity')) && paysBlind(m) && m.has('upfront') && !m.calm('inPerson'),
  },
  {
    reason: 'charityPrivate',
    level: 3,
    guide: 'antoan-05-viec-nhe',
    when: (m) => m.has('charity') && m.has('personal') && (m.has('urgent') || m.has('secrecy')),
  },
  {
    reason: 'cheapDeposit',
    level: 3,
    guide: 'muasam-01-chon-noi',
    when: (m) => m.has('cheap') && paysBlind(m) && (m.has('upfront') || m.has('urgent')),
  },
  {
    reason: 'proxyOrder',
    level: 3,
    guide: 'antoan-02-gia-danh',
    when: (m) => m.has('proxy') && m.has('pay') && m.has('upfront'),
  },
  { reason: 'member', level: 3, guide: 'muasam-04-shipper-gia', when: ({ has }) => has('member') },
  { reason: 'zeroOrder', level: 3, guide: 'muasam-04-shipper-gia', when: ({ has }) => has('zeroOrder') },
  {
    reason: 'shipFee',
    level: 2,
    guide: 'muasam-04-shipper-gia',
    when: (m) => m.has('shipFee') && !m.calm('afterwards') && !m.calm('inPerson'),
  },
  {
    reason: 'voteLogin',
    level: 3,
    guide: 'antoan-03-link-la',
    when: (m) => m.has('vote') && (m.foreignLink || m.has('secret')),
  },
  { reason: 'wrongSend', level: 2, guide: 'qr-06-chuyen-nham', when: ({ has }) => has('wrongSend') },
  {
    reason: 'papers',
    level: 2,
    guide: 'antoan-06-du-lieu',
    when: (m) => m.has('face') && !m.calm('inPerson') && !m.calm('ownApp'),
  },
  {
    reason: 'borrow',
    level: 2,
    guide: 'qr-04-kiem-tra',
    when: (m) => m.has('borrow') && (m.has('trouble') || m.has('urgent')) && !m.calm('noHurry'),
  },
  {
    reason: 'urgentPay',
    level: 2,
    guide: 'antoan-02-gia-danh',
    when: (m) => paysBlind(m) && m.has('urgent') && (m.has('personal') || m.has('upfront')),
  },
  { reason: 'move', level: 1, guide: 'antoan-02-gia-danh', when: ({ has }) => has('move') },
  { reason: 'urgent', level: 1, guide: 'antoan-02-gia-danh', when: (m) => m.has('urgent') && wantsSomething(m) },
]
