/** Somebody else's layers, surgery and kernel, by what is public alone. */
package com.example.squeeze;
