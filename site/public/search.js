import * as pagefind from "./pagefind/pagefind.js";

dispatchEvent(new CustomEvent("reckon:search", { detail: pagefind }));
