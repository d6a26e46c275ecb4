import './ui/styles/app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { start } from './acts/session/door';
import { route, takeFragment } from './route';
import { arriving } from './screens/start/arriving.svelte';
import { watchInstall } from './screens/start/install.svelte';
import { register } from './sw/registration.svelte';

// Before anything else: an invitation's secret stays neither in the address bar nor in the history.
if (route.name === 'join') arriving.link = takeFragment();

watchInstall();
const target = document.getElementById('app');
if (target) mount(App, { target });
void start();
if (import.meta.env.PROD) void register();
