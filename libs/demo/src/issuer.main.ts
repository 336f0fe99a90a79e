import { startIssuer } from './issuer';
import { issuerSettings } from './issuer.settings';

/** Runs the demonstration issuer until it is told to stop (Ctrl-C or SIGTERM). */
async function main(): Promise<void> {
  const issuer = await startIssuer(issuerSettings(process.env));
  process.stdout.write(`Demonstration sign-in: ${issuer.url}\n`);
  const stop = (): void => {
    issuer.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
