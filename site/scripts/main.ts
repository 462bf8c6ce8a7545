import { startDecision } from "./decision.ts";
import { startHome } from "./home.ts";
import { startPage } from "./page.ts";
import { startSorting } from "./sort.ts";

// One script for every page, so that it is in the cache when the second page opens.
startPage();
startSorting();
const archive = document.querySelector<HTMLElement>("#archive");
if (archive) startHome(archive);
if (document.querySelector(".decision")) startDecision();
