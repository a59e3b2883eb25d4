import { runTessera } from './cli/run.js';
import { Advice } from './cli/advice.js';

try {
  process.exitCode = await runTessera(process.argv.slice(2), process.cwd(), (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`${error instanceof Advice ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}
