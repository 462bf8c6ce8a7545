import { describe, expect, it } from "vitest";
import { fetchSource } from "../../src/evidence/remote.ts";

interface Asked {
  url: string;
  authorization: string | null;
}

/** A web that answers by address, and remembers what it was asked. */
function web(answers: Record<string, () => Response>) {
  const asked: Asked[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    const url = String(input);
    asked.push({ url, authorization: new Headers(init?.headers).get("authorization") });
    expect(init?.redirect).toBe("manual");
    return answers[url]?.() ?? new Response("gone", { status: 404 });
  };
  return { asked, fetch: fetch as typeof globalThis.fetch };
}

const redirect = (location: string) => () => new Response(null, { status: 302, headers: { location } });
const limit = 1000;
const address = "https://evals.example/runs/candidate.json?sig=secret";

describe("a result file at an https address", () => {
  it("is read with the token, under the last part of its path", async () => {
    const { fetch, asked } = web({ [address]: () => new Response('{"results":1}') });
    const source = await fetchSource(address, { fetch, token: "t0k", limit });
    expect(await source.text()).toBe('{"results":1}');
    expect(source.name).toBe("candidate.json");
    expect(asked).toEqual([{ url: address, authorization: "Bearer t0k" }]);
  });

  it("never takes the token to another host", async () => {
    const { fetch, asked } = web({
      [address]: redirect("https://storage.example/blob"),
      "https://storage.example/blob": () => new Response("{}"),
    });
    await fetchSource(address, { fetch, token: "t0k", limit });
    expect(asked.map(({ authorization }) => authorization)).toEqual(["Bearer t0k", null]);
  });

  it.each([
    ["to http", { [address]: redirect("http://evals.example/plain") }, /expected https/],
    ["without end", { [address]: redirect(address) }, /more than 5 redirects/],
    [
      "that is too large",
      { [address]: () => new Response("x".repeat(limit + 1)) },
      /Unexpected size of candidate\.json/,
    ],
    [
      "that needs a token",
      { [address]: () => new Response("", { status: 403 }) },
      /Unexpected status 403 from evals\.example/,
    ],
  ])("is refused with an answer %s", async (_, answers, message) => {
    const failed = fetchSource(address, { fetch: web(answers).fetch, limit });
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.not.toThrow("secret");
  });

  it("is refused where the host cannot be reached, or the address holds a password", async () => {
    const broken = (async () => {
      throw new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND evals.example") });
    }) as typeof globalThis.fetch;
    await expect(fetchSource(address, { fetch: broken, limit })).rejects.toThrow("ENOTFOUND");
    const { fetch } = web({});
    await expect(fetchSource("https://ana:pw@evals.example/a", { fetch, limit })).rejects.toThrow(
      /^Unexpected address https:\/\/evals\.example, expected https without a password$/,
    );
    await expect(fetchSource("http://evals.example/a", { fetch, limit })).rejects.toThrow("expected https");
  });
});
