/** Has the diagrams of this page drawn in a frame, and shows them as pictures; what cannot be drawn stays text. */
const figures = [...document.querySelectorAll(".diagram")];
const texts = figures.map((figure) => figure.querySelector("pre").textContent);

const frame = document.createElement("iframe");
frame.src = new URL("frame.html", import.meta.url).href;
frame.sandbox.add("allow-scripts");
frame.title = "Draws diagrams";
frame.tabIndex = -1;
frame.className = "diagram-frame";
frame.setAttribute("aria-hidden", "true");

let waiting = figures.length;

addEventListener("message", ({ data, source }) => {
  if (source !== frame.contentWindow) return;
  if (data.ready) {
    for (const [index, text] of texts.entries()) frame.contentWindow.postMessage({ index, text }, "*");
    return;
  }
  const figure = figures[data.index];
  if (data.pictures) show(figure, data.pictures);
  else explain(figure, data.problem);
  waiting -= 1;
  if (waiting === 0) frame.remove();
});

document.body.append(frame);

function show(figure, pictures) {
  const pre = figure.querySelector("pre");
  for (const [scheme, svg] of Object.entries(pictures)) {
    const image = document.createElement("img");
    const [, width, height] = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
    if (width) image.width = Math.ceil(width);
    if (height) image.height = Math.ceil(height);
    image.className = `for-${scheme}`;
    image.alt = "Diagram; its text follows";
    image.src = URL.createObjectURL(new Blob([sized(svg, width, height)], { type: "image/svg+xml" }));
    figure.insertBefore(image, pre);
  }
  // It may be wider than a small screen, and then scrolls.
  figure.tabIndex = 0;
  figure.setAttribute("aria-label", "Diagram");
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "Text of the diagram";
  details.append(summary, pre);
  figure.append(details);
}

/** A picture has the size that its file says, and Mermaid says that of a page's column. */
function sized(svg, width, height) {
  return width ? svg.replace('width="100%"', `width="${width}" height="${height}"`) : svg;
}

function explain(figure, problem) {
  const notice = document.createElement("p");
  notice.className = "notice invalid";
  const fact = document.createElement("strong");
  fact.textContent = "This diagram does not parse; here is its text.";
  const place = document.createElement("code");
  place.textContent = problem.split("\n").slice(0, 3).join("\n");
  notice.append(fact, " ", place);
  figure.prepend(notice);
}
