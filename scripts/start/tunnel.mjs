import { StartUpFault } from './fault.mjs';

/** Whether this start was asked to show the web pages to the internet. */
export const tunnelWanted = () => process.argv.includes('--tunnel') || process.env.HEARTH_TUNNEL === '1';

/**
 * Opens an ngrok tunnel to the web pages.
 * @returns its public address, and `stop` to close it
 */
export async function openTunnel(port) {
  const { default: ngrok } = await import('@ngrok/ngrok');
  try {
    const listener = await ngrok.forward({
      addr: `127.0.0.1:${port}`,
      authtoken: process.env.NGROK_AUTHTOKEN,
    });
    return { url: listener.url(), stop: () => listener.close() };
  } catch (error) {
    throw new StartUpFault(`The tunnel could not be opened: ${error.message}`);
  }
}

/** Refuses, before anything is started, a tunnel that may not or cannot be opened. */
export function checkTunnel() {
  if (process.env.DATABASE_URL) {
    throw new StartUpFault('A tunnel shows made-up data only, so it is not opened when DATABASE_URL is set.');
  }
  if (!process.env.NGROK_AUTHTOKEN) {
    throw new StartUpFault(
      'A tunnel needs an ngrok account: set NGROK_AUTHTOKEN to its token, or leave out --tunnel.',
    );
  }
}
