import { announce } from './app/announce.ts'
import { keepBackups } from './app/backups.ts'
import { buildingLine, embedderLostLine } from './app/build-progress.ts'
import { type Connected, connectChannels } from './app/channels.ts'
import { refuseEarlyClock } from './app/clock-check.ts'
import { makeDaily, reachFrom } from './app/daily.ts'
import { type DeskParts, keepDesk } from './app/desk.ts'
import { keptEmbedder } from './app/embedder.ts'
import { keepForgetting } from './app/forgetting.ts'
import { listen } from './app/http.ts'
import { openMind } from './app/mind.ts'
import { chooseModel } from './app/model.ts'
import { makeOutgoing } from './app/outgoing.ts'
import { readinessOf } from './app/readiness.ts'
import { appSecret } from './app/secret.ts'
import { makeSenders } from './app/senders.ts'
import { makeSenses } from './app/senses.ts'
import { speechRefused } from './app/senses-line.ts'
import { makeTalks } from './app/talks.ts'
import { onTrialTime } from './app/trial-time.ts'
import { makeTurns } from './app/turns.ts'
import { makeWebChat } from './app/web-chat.ts'
import { type Address, type Channel, laneOf } from './channels/channel.ts'
import { readConfig } from './config.ts'
import { createInbox } from './conversation/inbox.ts'
import { Sessions } from './conversation/session.ts'
import { makeReplacing } from './delivery/replacing.ts'
import { pause, systemTimers } from './delivery/timers.ts'
import type { AppError } from './errors.ts'
import { makeCodes } from './privacy/codes.ts'
import { recogniseCodes } from './privacy/live-codes.ts'
import { operatorLines } from './replies/operator.ts'
import { systemClock } from './shared/clock.ts'
import { makeLog } from './shared/log.ts'
import { openStorage } from './storage/index.ts'

/** The only place where parts are built and joined. */

/** A running bot. */
export interface Service {
  /** Where people reach the web chat. */
  url: string
  /** Reads the content again. Broken content is refused with its code, and the last good one goes on serving. */
  reload: () => Promise<void>
  /** No new messages; what is in flight finishes; resolves within nine seconds. */
  stop: () => Promise<void>
}

/** Supervisors wait 15 s; what is not finished by then would be killed half way. */
const STOP_MS = 8_500

/** @throws AppError for every start that cannot be, each with its code and sentence */
export async function startService(
  env: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<Service> {
  const config = readConfig(env)
  const clock = systemClock(config.TEST_CLOCK_OFFSET_SECONDS)
  const log = makeLog(config.LOG_LEVEL)
  const wait = (ms: number, signal: AbortSignal) => pause(systemTimers, ms, signal)

  const model = chooseModel(config, clock, log)
  if (model.refused) print(operatorLines.modelRefused)
  else if (speechRefused(config)) print(operatorLines.speechRefused)
  const embedder = keptEmbedder(config, log, clock)
  let mind = await openMind(config, {
    wrap: model.wrap,
    embedder,
    onBuild: (outside) => print(buildingLine(outside)),
    onEmbedderLost: (error) => print(embedderLostLine(error)),
  })
  refuseEarlyClock(mind.catalog, clock.now())
  const storage = await openStorage({ dataDir: config.DATA_DIR, databaseUrl: config.DATABASE_URL, now: clock.now() })
  const sessions = new Sessions()

  const catalog = () => mind.catalog
  const web = makeWebChat({ config, storage, sessions, catalog, clock, log, wait })
  let ownUrl = ''
  const { connected, states } = await connectChannels(config, clock, log, wait, storage.daily, {
    turns: storage.turns,
    print,
    url: () => ownUrl,
  })
  const channels: Connected[] = [{ channel: web, account: 'web', webhook: null }, ...connected]

  const outgoing = makeOutgoing({ config, catalog, learners: storage.learners, log, clock, channels })
  const { pictures, files, sounds } = outgoing
  const senses = makeSenses({ config, channelOf, clock, log })
  const codes = makeCodes(appSecret(config))
  const liveCodes = recogniseCodes(codes, async (hash, now) => (await storage.learners.liveCode(hash, now)) !== null)
  const talksOf = makeTalks({ config, storage, outgoing, senses, codes, codeTriesLeft: liveCodes.triesLeft, sessions })
  let talks = talksOf(mind)
  const replacing = makeReplacing({
    log,
    timers: systemTimers,
    async edit(to, messageId, message) {
      const sender = senders.of(to)
      // A platform that asked to be left alone is not asked to change what people have already.
      if (sender?.health().state !== 'sending') return null
      const channel = channelOf(to)
      if (!channel?.edit) return null
      return await channel.edit(to, messageId, await outgoing.prepare(channel, message)).catch(() => null)
    },
  })

  const senders = makeSenders({ channels, storage, prepare: outgoing.prepare, sent: replacing.sent, clock, log })
  const turns = makeTurns({
    ...{ storage, clock, log, talks: () => talks, channelOf, senders },
    hasModel: model.today() !== null,
    later: replacing.expect,
    scheduled: () => daily.wake(),
    outside: { web, files, pictures },
  })
  const daily = makeDaily({
    ...{ storage, clock, log, mind: () => mind, channels, senders },
    pictures: outgoing.channels.pictures,
  })
  const inbox = createInbox({ store: storage.turns, clock, hide: mind.hide, liveCodes, wake: () => turns.wake() })
  const accept: typeof inbox = (message) => {
    replacing.heard(laneOf(message.from))
    return inbox(message)
  }

  for (const row of await storage.outbox.recover(clock.now())) log.warn({ id: row.id, why: row.why }, 'outbox.in_doubt')

  const receiving = new AbortController()
  const working = new AbortController()
  const server = await listen({
    host: config.HOST,
    port: config.PORT,
    chat: web.routes,
    picture: (name) => pictures.read(name),
    file: (name) => files.read(name),
    sound: (name) => sounds.read(name),
    webhooks: connected.flatMap(({ webhook }) => (webhook ? [webhook] : [])),
    localPages: connected.flatMap(({ localPage }) => (localPage ? [localPage] : [])),
    readiness: () => readinessOf({ config, mind, model: model.today(), storage, channels, senders }),
  }).catch(async (error: unknown) => {
    await storage.close()
    throw error
  })
  ownUrl = server.url

  const running = [
    turns.run(working.signal),
    ...senders.all.map((sender) => sender.run(working.signal)),
    daily.run(working.signal),
    keepForgetting(
      { storage, clock, timers: systemTimers, log, reach: reachFrom(channels, senders), wakeAll: senders.wakeAll },
      working.signal,
    ),
    keepBackups(config, clock, systemTimers, log, working.signal),
    ...(config.DESK_HOURS ? [keepDesk(deskParts(), working.signal)] : []),
  ]
  const heard = channels.map(({ channel }) =>
    channel.run(
      (message) => accept(onTrialTime(message, config.TEST_CLOCK_OFFSET_SECONDS, clock.now())),
      receiving.signal,
    ),
  )
  turns.wake()
  senders.wakeAll()

  function channelOf(to: Address): Channel | undefined {
    return channels.find((one) => one.channel.id === to.channel && one.account === to.account)?.channel
  }

  function deskParts(): DeskParts {
    const wake = (to: Address) => senders.of(to)?.wake()
    return { dataDir: config.DATA_DIR, store: storage.desk, clock, timers: systemTimers, log, wake }
  }

  const url = config.PUBLIC_URL ?? server.url
  announce(print, {
    url,
    channels: states,
    config,
    catalog: mind.catalog,
    engine: storage.engine,
    model: model.described,
  })

  return {
    url,
    async reload() {
      try {
        const onEmbedderLost = (err: AppError) => log.warn({ err }, 'embedding.service_gone')
        const next = await openMind(config, { wrap: model.wrap, embedder, onEmbedderLost })
        // One assignment after another without a pause: a turn runs wholly on the content it began with.
        mind = next
        talks = talksOf(next)
        log.info({ content: next.catalog.hash.slice(0, 16), rebuilt: next.built }, 'content.reloaded')
      } catch (error) {
        log.error({ err: error }, 'content.not_reloaded')
      }
    },
    async stop() {
      print(operatorLines.stopping)
      receiving.abort()
      const late = new AbortController()
      await Promise.race([
        (async () => {
          await Promise.allSettled([...heard, server.stop(1000)])
          working.abort()
          await Promise.allSettled(running)
        })(),
        wait(STOP_MS, late.signal),
      ])
      late.abort()
      working.abort()
      await storage.close()
      print(operatorLines.stopped)
    },
  }
}
