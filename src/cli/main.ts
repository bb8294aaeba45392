/** `npm run -s hvs -- <command>`: results on stdout, logs and errors on stderr, exit 0 ok, 1 failed, 2 bad usage. */

const { refuseOldNode } = await import('../app/node-version.ts')
const { report } = await import('../app/report-error.ts')

// A reader that has seen enough (`| head`) ends the command, not with a stack.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  refuseOldNode(process.versions.node)
  const { runCommand } = await import('../app/commands.ts')
  process.exitCode = await runCommand(process.argv.slice(2), process.env, process.stdin, process.stdout)
} catch (error) {
  process.exitCode = report(error, process.stderr)
}
