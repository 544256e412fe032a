"use strict";

// How every page draws a chart in its place.

const drawChart = (place, spec, more = {}) =>
  vegaEmbed(place, spec, {
    mode: "vega",
    renderer: "svg",
    actions: false,
    ast: true,
    defaultStyle: false,
    logLevel: 1,
    ...more,
  });
