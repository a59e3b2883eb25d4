import 'reflect-metadata';
import { adviceOn } from './boot/advice.js';
import { runCommand } from './cli/run-command.js';

try {
  process.exitCode = await runCommand(process.argv.slice(2), process.env, (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`${adviceOn(error)}\n`);
  process.exitCode = 1;
}
