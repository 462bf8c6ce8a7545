/**
 * Draws diagrams for the page that holds this frame. The frame is sandboxed, without an origin of its own: a diagram
 * comes from a stranger's record, and what Mermaid makes of it reaches the page as a picture alone.
 */
const COLOURS = {
  light: { ink: "#1b1d20", soft: "#484d53", line: "#74797f", fill: "#efeee9", paper: "#fcfbf8" },
  dark: { ink: "#eceae5", soft: "#b9bdc4", line: "#8f959e", fill: "#23272c", paper: "#16181b" },
};

/** Of the system, since a picture has no way to the site's fonts. */
const FONT = "system-ui, sans-serif";

/** @param {keyof typeof COLOURS} scheme */
function settings(scheme) {
  const { ink, soft, line, fill, paper } = COLOURS[scheme];
  return {
    startOnLoad: false,
    securityLevel: "strict",
    // What a diagram's own directives may not set.
    secure: [
      "secure",
      "securityLevel",
      "startOnLoad",
      "maxTextSize",
      "maxEdges",
      "suppressErrorRendering",
      "htmlLabels",
      "themeCSS",
      "fontFamily",
    ],
    suppressErrorRendering: true,
    // A picture shows no HTML.
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    fontFamily: FONT,
    look: "classic",
    theme: "base",
    themeVariables: {
      fontFamily: FONT,
      fontSize: "15px",
      darkMode: scheme === "dark",
      background: paper,
      primaryColor: fill,
      primaryTextColor: ink,
      primaryBorderColor: line,
      secondaryColor: paper,
      tertiaryColor: paper,
      lineColor: line,
      textColor: ink,
      edgeLabelBackground: paper,
      noteBkgColor: paper,
      noteTextColor: soft,
      noteBorderColor: line,
    },
  };
}

let turn = Promise.resolve();

addEventListener("message", ({ data, source }) => {
  // One after the other: Mermaid's settings are those of the whole document.
  turn = turn.then(async () => {
    try {
      const pictures = {};
      for (const scheme of ["light", "dark"]) {
        globalThis.mermaid.initialize(settings(scheme));
        const { svg } = await globalThis.mermaid.render(`diagram-${data.index}-${scheme}`, data.text);
        pictures[scheme] = svg;
      }
      source.postMessage({ index: data.index, pictures }, "*");
    } catch (error) {
      source.postMessage({ index: data.index, problem: String(error?.message ?? error) }, "*");
    }
  });
});

parent.postMessage({ ready: true }, "*");
