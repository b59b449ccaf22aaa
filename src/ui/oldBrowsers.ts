// Fetched by browsers without popovers alone: Chromium before 114, Firefox before 125, Safari before 17.
import '@oddbird/popover-polyfill';
import './oldBrowsers.css';
