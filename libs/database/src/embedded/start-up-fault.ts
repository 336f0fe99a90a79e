/** Why Hearth cannot start, in words for whoever typed the command. Shown without a stack. */
export class StartUpFault extends Error {
  override readonly name = 'StartUpFault';
}
