import { mount } from 'svelte';
import App from './App.svelte';
import { register } from './sw/registration.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
if (import.meta.env.PROD) void register();
