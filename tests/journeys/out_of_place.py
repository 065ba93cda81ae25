"""What a reader sees that is out of its place: a page that scrolls sideways, text cut off, a divided word, English in Welsh."""

from __future__ import annotations

#: The texts that run out of a box which hides what does not fit: nobody can scroll to their end. What is hidden on
#: purpose has no width to speak of.
CUT_OFF = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode, range = document.createRange();
        range.selectNodeContents(text);
        const lines = [...range.getClientRects()].filter(line => line.width > 1);
        for (let box = text.parentElement; lines.length && box && box !== document.documentElement; box = box.parentElement) {
            const edge = box.getBoundingClientRect(), overflow = getComputedStyle(box).overflowX;
            const scrolls = ["auto", "scroll"].includes(overflow) && box.scrollWidth > box.clientWidth && !box.querySelector(".log");
            if (edge.width <= 2) break;
            if (overflow === "visible" || scrolls) continue;
            if (lines.some(line => line.right > edge.right + 1.5 || line.left < edge.left - 1.5)) {
                found.push(text.data.trim().slice(0, 40));
                break;
            }
        }
    }
    return found;
}"""
#: The words in tables that are divided between two lines, though a table scrolls where its columns are too narrow.
DIVIDED = """() => [...document.querySelectorAll("main :is(td, th)")].flatMap(cell => {
    const found = [], walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        for (const word of walker.currentNode.data.matchAll(/[\\p{L}\\p{N}’']+/gu)) {
            const range = document.createRange();
            range.setStart(walker.currentNode, word.index);
            range.setEnd(walker.currentNode, word.index + word[0].length);
            const lines = [...range.getClientRects()].filter(line => line.width > 1);
            if (new Set(lines.map(line => Math.round(line.top))).size > 1) found.push(word[0]);
        }
    }
    return found;
})"""
#: Texts in a Welsh part of a page that have one of the commonest English words.
ENGLISH_WORDS = """() => {
    const found = [], walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement;
        const texts = node.data ? [node.data] : ["aria-label", "alt", "title", "placeholder"].map(name => node.getAttribute(name));
        if (element?.closest("title, script, style, textarea") || (node.data ? element : node).closest("[lang]")?.lang !== "cy") continue;
        found.push(...texts.filter(text => /(?<![\\w-])(the|of|and|your|you|with|this|that|from|for)(?![\\w-])/i.test(text ?? "")));
    }
    return found.map(text => text.trim().slice(0, 60));
}"""

#: What stands below each other and not in columns in a list of files, and rows with headings of another size than h3.
UNEVEN = """() => {
    const different = (part, measure) => [...document.querySelectorAll("main .files")].flatMap(list => {
        const found = new Set([...list.querySelectorAll(part)].map(one => Math.round(one.getBoundingClientRect()[measure])));
        return found.size > 1 ? [`${part} has ${measure} ${[...found]}`] : [];
    });
    const ruler = document.body.appendChild(document.createElement("h3")), size = getComputedStyle(ruler).fontSize;
    ruler.remove();
    const headings = [...document.querySelectorAll("main .item :is(h2, h3)")].map(one => getComputedStyle(one).fontSize);
    return [...different(".file > :nth-child(2)", "left"), ...different(".file__get > .btn", "width"),
        ...headings.filter(one => one !== size).map(one => `heading of ${one}`)];
}"""


def sideways(page, how: str) -> list[str]:
    scrolls = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{page.url}: scrolls sideways {how}"] if scrolls else []


def divided(page, how: str) -> list[str]:
    return [f"{page.url}: divides {word} {how}" for word in page.evaluate(DIVIDED)]


def cut_off(page, how: str) -> list[str]:
    return [f"{page.url}: cuts off {text} {how}" for text in page.evaluate(CUT_OFF)]


def uneven(page, how: str) -> list[str]:
    return [f"{page.url}: {what} {how}" for what in page.evaluate(UNEVEN)]


def english_words(page, how: str) -> list[str]:
    return [f"{page.url}: says in English {text} {how}" for text in page.evaluate(ENGLISH_WORDS)]
