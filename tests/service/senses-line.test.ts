import { describe, expect, it } from 'vitest'
import { describeSenses, speechRefused } from '../../src/app/senses-line.ts'
import { readConfig } from '../../src/config.ts'

const near = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }
const far = { OPENAI_BASE_URL: 'https://speech.example.com/v1' }
const both = { OPENAI_STT_MODEL: 'ears', OPENAI_TTS_MODEL: 'mouth' }

describe('the start', () => {
  it.each([
    [{}, 'nghe tiếng nói tắt (chưa có OPENAI_STT_MODEL) · đọc thành tiếng tắt (chưa có OPENAI_TTS_MODEL)'],
    [{ ...near, ...both }, 'nghe tiếng nói bật · đọc thành tiếng bật'],
    [{ ...near, OPENAI_STT_MODEL: 'ears' }, 'nghe tiếng nói bật · đọc thành tiếng tắt (chưa có OPENAI_TTS_MODEL)'],
    [both, 'nghe tiếng nói tắt (chưa có OPENAI_BASE_URL) · đọc thành tiếng tắt (chưa có OPENAI_BASE_URL)'],
    [
      { ...far, OPENAI_TTS_MODEL: 'mouth' },
      'nghe tiếng nói tắt (chưa có OPENAI_STT_MODEL) · đọc thành tiếng tắt (máy chủ ở ngoài Việt Nam, chưa được đồng ý)',
    ],
    [{ ...far, ...both, MODEL_ABROAD_ACCEPTED: 'yes' }, 'nghe tiếng nói bật · đọc thành tiếng bật'],
  ])('says of %j: %s', (env, said) => {
    expect(describeSenses(readConfig(env))).toBe(said)
  })

  it('warns when a speech model alone was refused', () => {
    expect(speechRefused(readConfig({ ...far, OPENAI_STT_MODEL: 'ears' }))).toBe(true)
    for (const env of [{}, far, { ...near, ...both }, { ...far, ...both, MODEL_ABROAD_ACCEPTED: 'yes' }])
      expect(speechRefused(readConfig(env))).toBe(false)
  })
})
