/** `npm start`: builds the service, serves until SIGTERM or SIGINT, and says what an operator needs in three lines. */

const { refuseOldNode } = await import('./app/node-version.ts')
const { report } = await import('./app/report-error.ts')

try {
  refuseOldNode(process.versions.node)
  const { startService } = await import('./app.ts')
  let service: Awaited<ReturnType<typeof startService>> | null = null
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await service?.stop()
    process.exit(0)
  }
  // Before the first line is printed: a supervisor may stop a service the moment it says that it is ready.
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('SIGHUP', () => void service?.reload())
  service = await startService(process.env, (line) => process.stdout.write(`${line}\n`))
} catch (error) {
  process.exitCode = report(error, process.stderr)
}
