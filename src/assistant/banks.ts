/**
 * Names of banks by their six digits at NAPAS, as an open library lists them (facts, appendix B.5, marked ○: not yet held
 * against NAPAS's own list), so what is said of them says "by our table".
 */
const BANKS: Readonly<Record<string, string>> = {
  '970405': 'Agribank',
  '970436': 'Vietcombank',
  '970415': 'VietinBank',
  '970418': 'BIDV',
  '970422': 'MB',
  '970416': 'ACB',
  '970407': 'Techcombank',
  '970423': 'TPBank',
  '970432': 'VPBank',
  '970403': 'Sacombank',
  '970437': 'HDBank',
  '970441': 'VIB',
  '970443': 'SHB',
  '970449': 'LPBank',
  '970440': 'SeABank',
  '970448': 'OCB',
  '970426': 'MSB',
  '970429': 'SCB',
  '970425': 'ABBank',
  '970431': 'Eximbank',
  '970428': 'NamABank',
  '970419': 'NCB',
  '970400': 'Saigonbank',
  '970452': 'KienlongBank',
  '970427': 'VietABank',
  '970433': 'VietBank',
  '970454': 'BVBank',
  '970446': 'Co-op Bank',
  '970438': 'BaoViet',
  '970409': 'BacABank',
  '970412': 'PVcomBank',
  '970430': 'PGBank',
  '546034': 'CAKE',
  '963388': 'Timo',
  '971025': 'MoMo',
}

/** Null for a number that stands in no table of ours: that alone says nothing against it. */
export function bankName(bin: string): string | null {
  return BANKS[bin] ?? null
}
