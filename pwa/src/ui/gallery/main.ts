/** The widgets laid out as the screens of the design, to look at. Served by `vite` only: `/gallery.html?scene=today&theme=dark`. */
import '../styles/app.css';
import { mount, type Component } from 'svelte';

const scenes = import.meta.glob<{ default: Component }>('./*.svelte', { eager: true });
const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const size = asked.get('text');
if (size) document.documentElement.style.fontSize = `${size}%`;

const target = document.getElementById('gallery');
const scene = scenes[`./${asked.get('scene') ?? ''}.svelte`];
if (target && scene) mount(scene.default, { target });
else if (target) {
  for (const path of Object.keys(scenes)) {
    const name = path.slice(2, -7);
    const link = document.createElement('a');
    link.href = `?scene=${name}`;
    link.textContent = name;
    const line = document.createElement('p');
    line.append(link);
    target.append(line);
  }
}
