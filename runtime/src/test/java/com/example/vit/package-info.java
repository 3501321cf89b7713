/** Somebody else's network, layers, surgery and kernel, by what is public alone. */
package com.example.vit;
