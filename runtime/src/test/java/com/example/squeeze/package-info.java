/** Layers, a surgery and a kernel of a third-party jar, written against the public API alone. */
package com.example.squeeze;
