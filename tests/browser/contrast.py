"""Contrast: how well the words of controls can be read, at rest and in every state that a mouse, a
key or Python brings them into.
"""

from playwright.sync_api import Page

ENOUGH = 4.5
"""of text to its background, by WCAG 2.2, 1.4.3, which asks nothing of disabled controls; ours are
held to it as well
"""
STATES = {
    "at rest": [],
    "under the mouse": ["hover"],
    "focused": ["focus", "focus-visible"],
    "pressed": ["hover", "active", "focus"],
}
DISABLED = "disabled"
MEASURE = """({ selector, at, disabled }) => {
  const canvas = document.createElement('canvas');
  const pixel = canvas.getContext('2d', { willReadFrequently: true });
  const read = color => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) =>
    top.slice(0, 3).map((part, n) => part * top[3] + below[n] * (1 - top[3]));
  const linear = part =>
    (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const light = color => {
    const [r, g, b] = color.map(linear);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = node => node
    ? over(read(getComputedStyle(node).backgroundColor), behind(node.parentElement))
    : [255, 255, 255];
  const faded = node => node
    ? getComputedStyle(node).opacity * faded(node.parentElement)
    : 1;
  const ratio = node => {
    const ground = behind(node), ink = read(getComputedStyle(node).color);
    const shown = over([...ink.slice(0, 3), ink[3] * faded(node)], ground);
    const lights = [light(shown), light(ground)].sort((a, b) => b - a);
    return (lights[0] + 0.05) / (lights[1] + 0.05);
  };
  const control = document.querySelectorAll(selector)[at], before = control.disabled;
  if (disabled) {
    if (!('disabled' in control)) return [];
    control.disabled = true;
  }
  const hasWords = node =>
    [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim())
    || 'value' in node && node.value && !['radio', 'checkbox'].includes(node.type);
  const measured = [control, ...control.querySelectorAll('*')]
    .filter(node => hasWords(node) && node.checkVisibility({ visibilityProperty: true }))
    .map(node => [ratio(node), (node.value || node.textContent).trim().slice(0, 40)]);
  if (disabled) control.disabled = before;
  return measured;
}"""
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"


def find_low_contrast(page: Page, selector: str, *, disabled: float = ENOUGH) -> list[str]:
    """The controls of a page whose words stand out too little, a line each: the words, the state,
    and the contrast. Raises AssertionError when there is nothing to be measured.

    disabled: what is enough where a control is disabled, for controls whose looks are not ours.
    """
    page.add_style_tag(content=STILL)
    devtools = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        devtools.send(f"{domain}.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    nodes = devtools.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]
    low, measured = [], 0
    for at, node in enumerate(nodes):
        for state, forced in {**STATES, DISABLED: []}.items():
            devtools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": forced})
            asked = {"selector": selector, "at": at, "disabled": state == DISABLED}
            for ratio, words in page.evaluate(MEASURE, asked):
                measured += 1
                if ratio < (disabled if state == DISABLED else ENOUGH):
                    low.append(f"“{words}” {state}: {ratio:.1f} : 1")
        devtools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": []})
    devtools.detach()
    assert measured, f"no words were found in {selector}"
    return low
