/**
 * Processes that find each other without MPI: who is who, a proof that all belong to the run, small
 * values that all agree on, and a heartbeat that ends all of them when one is gone.
 */
@NullMarked
package org.scoville.runtime.parallel.rendezvous;

import org.jspecify.annotations.NullMarked;
