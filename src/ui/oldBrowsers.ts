// Fetched by browsers without popovers alone: Chromium before 114, Firefox before 125, Safari before 17.
// The methods of arrays are missing in Chromium before 110 alone.
import '../engine/oldArrays.ts';
import '@oddbird/popover-polyfill';
import './oldBrowsers.css';
