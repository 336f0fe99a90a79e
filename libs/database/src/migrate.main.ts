import { migrate } from './migrate';

/** `node migrate.main.js`: brings the database at DATABASE_URL up to date, for a deployment without the launcher. */
const url = process.env['DATABASE_URL'];
if (!url) {
  console.error("Set DATABASE_URL to the administrator's address of the database.");
  process.exit(2);
}
migrate(url, {
  log: (line) => {
    console.log(line);
  },
}).then(
  ({ appUrl }) => {
    console.log(`Up to date. Apps connect as ${new URL(appUrl).username}.`);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
