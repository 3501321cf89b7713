package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * A scope for a step's arrays: every result of an operation on an array in the scope is freed with
 * it.
 *
 * <p>A result belongs to the manager of the array that it is made from. An array that outlives the
 * step is therefore borrowed for operations in it; otherwise each step would leave arrays in the
 * long-lived manager.
 */
public final class StepScope implements AutoCloseable {
  private final NDManager manager;
  private final List<Loan> loans = new ArrayList<>();

  private record Loan(NDArray array, NDManager owner) {}

  private StepScope(NDManager manager) {
    this.manager = manager;
  }

  /** Opens a scope under a long-lived manager. */
  public static StepScope under(NDManager base) {
    return new StepScope(base.newSubManager());
  }

  /** The manager of this scope. */
  public NDManager manager() {
    return manager;
  }

  /** Borrows a long-lived array until the scope closes. */
  public NDArray borrow(NDArray array) {
    loans.add(new Loan(array, array.getManager()));
    array.attach(manager);
    return array;
  }

  @Override
  public void close() {
    loans.forEach(loan -> loan.array().attach(loan.owner()));
    manager.close();
  }
}
