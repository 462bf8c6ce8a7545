/** The part of jstat that is used; the package ships no types. */
declare module "jstat" {
  interface Distribution {
    inv(p: number, ...parameters: number[]): number;
    cdf(x: number, ...parameters: number[]): number;
  }
  interface JStat {
    normal: Distribution;
    studentt: Distribution;
    /** Regularised incomplete beta function. */
    ibeta(x: number, a: number, b: number): number;
    gammaln(x: number): number;
  }
  const jstat: { jStat: JStat };
  export default jstat;
}
