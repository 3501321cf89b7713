/** Benchmarks of the recipe compiler. */
package org.scoville.bench;
