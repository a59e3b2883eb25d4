/** What the surroundings decide about one bureau process. */
export interface BureauConfiguration {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly organisationId: string;
  readonly tokenSeconds: number;
  readonly control: 'on' | 'off';
}

type Environment = Readonly<Record<string, string | undefined>>;

const REQUIRED = ['BUREAU_DATA', 'BUREAU_CLIENT_ID', 'BUREAU_CLIENT_SECRET', 'BUREAU_ORGANISATION_ID'];

function wholeNumber(environment: Environment, name: string, initial: number, min: number, max: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return initial;
  const value = Number(text);
  return Number.isInteger(value) && value >= min && value <= max ? value : NaN;
}

function faultsOf(environment: Environment, port: number, tokenSeconds: number): readonly string[] {
  const faults = REQUIRED.filter((name) => !environment[name]).map((name) => `${name} is missing: set it.`);
  if (Number.isNaN(port)) faults.push('BUREAU_PORT is not a port: set a whole number from 0 to 65535 (0 takes a free port).');
  if (Number.isNaN(tokenSeconds)) faults.push('BUREAU_TOKEN_SECONDS is wrong: set a whole number from 1 to 86400.');
  if (!['on', 'off', undefined, ''].includes(environment['BUREAU_CONTROL'])) faults.push('BUREAU_CONTROL is wrong: set on or off.');
  return faults;
}

/** Reads the configuration from the environment and names every fault at once. */
export function readConfiguration(environment: Environment): BureauConfiguration {
  const port = wholeNumber(environment, 'BUREAU_PORT', 4310, 0, 65_535);
  const tokenSeconds = wholeNumber(environment, 'BUREAU_TOKEN_SECONDS', 900, 1, 86_400);
  const faults = faultsOf(environment, port, tokenSeconds);
  if (faults.length > 0) throw new Error(`The card bureau cannot start:\n- ${faults.join('\n- ')}`);
  return {
    host: environment['BUREAU_HOST'] || '127.0.0.1',
    port,
    tokenSeconds,
    dataFolder: environment['BUREAU_DATA'] ?? '',
    clientId: environment['BUREAU_CLIENT_ID'] ?? '',
    clientSecret: environment['BUREAU_CLIENT_SECRET'] ?? '',
    organisationId: environment['BUREAU_ORGANISATION_ID'] ?? '',
    control: environment['BUREAU_CONTROL'] === 'off' ? 'off' : 'on',
  };
}

/** The token under which the configuration is injected. */
export const CONFIGURATION = Symbol('bureau configuration');
