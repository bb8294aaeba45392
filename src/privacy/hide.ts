/** Kinds of personal data that are masked before a text is logged, stored, indexed or sent to a model. */
export type HiddenKind = 'otp' | 'id' | 'card' | 'account' | 'phone' | 'password' | 'email' | 'passport' | 'tax'
