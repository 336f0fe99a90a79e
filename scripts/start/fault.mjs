/** Why Hearth cannot start, in words for whoever typed the command. Its twin in libs/database is there only once built. */
export class StartUpFault extends Error {
  name = 'StartUpFault';
}
