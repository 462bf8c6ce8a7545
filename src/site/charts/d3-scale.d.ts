/** The part of d3-scale that the charts use; the package ships no types. */
declare module "d3-scale" {
  interface LinearScale {
    (value: number): number;
    domain(): [number, number];
    domain(ends: readonly [number, number]): LinearScale;
    range(ends: readonly [number, number]): LinearScale;
    nice(count?: number): LinearScale;
    ticks(count?: number): number[];
  }
  export function scaleLinear(): LinearScale;
}
