/** The site's base, with a slash at its end. Set by `src/site/astro.ts`, since `import.meta.env` takes in the shell's variables. */
declare const BASE: string;
/** Whether pages are built to be published, and not served while records are written. */
declare const PUBLISHED: boolean;
