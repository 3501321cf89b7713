package org.scoville.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.MuonRest;
import org.scoville.optimizer.MuonScale;
import org.scoville.optimizer.NAdamW;
import org.scoville.optimizer.SGD;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;

/** Every optimizer against its textbook formula over random steps, in both forms of a gradient. */
@Covers({
  SGD.class,
  DecoupledSGD.class,
  AdamW.class,
  DecoupledAdamW.class,
  LAMB.class,
  LARS.class,
  NAdamW.class,
  Muon.class
})
class OptimizerFormulaTest {
  private static final double RELATIVE = 2e-4;
  private static final double ABSOLUTE = 2e-5;
  private static final List<Double> RATES = List.of(1.0, 0.3, 0.0, 0.7, 0.1);

  /** An optimizer, what it does by the book, and whether it decays norms and biases. */
  record Candidate(OptimizerBehavior behavior, Textbook.Step step, boolean all, Record record) {
    @Override
    public String toString() {
      return record.toString();
    }
  }

  @Provide
  Arbitrary<Candidate> sgd() {
    return Combinators.combine(share(), share(), decay(), flag(), flag())
        .as(
            (momentum, dampening, decay, nesterov, all) -> {
              SGD o = new SGD(0.1, momentum, dampening, decay, nesterov, all);
              return new Candidate(SgdUpdater.behavior(o), Textbook.of(o), all, o);
            });
  }

  @Provide
  Arbitrary<Candidate> decoupledSgd() {
    return Combinators.combine(share(), share(), decay(), flag(), flag())
        .as(
            (momentum, dampening, decay, nesterov, all) -> {
              DecoupledSGD o = new DecoupledSGD(0.1, momentum, dampening, decay, nesterov, all);
              return new Candidate(DecoupledSgdUpdater.behavior(o), Textbook.of(o), all, o);
            });
  }

  @Provide
  Arbitrary<Candidate> adamW() {
    return Combinators.combine(share(), share(), decay(), flag(), flag())
        .as(
            (beta1, beta2, decay, amsgrad, all) -> {
              AdamW o = new AdamW(0.05, beta1, beta2, 1e-3, decay, amsgrad, all);
              return new Candidate(AdamUpdater.behavior(o), Textbook.of(o), all, o);
            });
  }

  @Provide
  Arbitrary<Candidate> decoupledAdamW() {
    return Combinators.combine(share(), share(), decay(), flag(), flag())
        .as(
            (beta1, beta2, decay, amsgrad, all) -> {
              DecoupledAdamW o = new DecoupledAdamW(0.05, beta1, beta2, 1e-3, decay, amsgrad, all);
              return new Candidate(AdamUpdater.decoupledBehavior(o), Textbook.of(o), all, o);
            });
  }

  @Provide
  Arbitrary<Candidate> lamb() {
    Arbitrary<List<Boolean>> flags = flag().list().ofSize(5);
    return Combinators.combine(share(), share(), decay(), Arbitraries.of(0.0, 0.5, 100.0), flags)
        .as(
            (beta1, beta2, decay, longest, f) -> {
              LAMB o =
                  new LAMB(
                      0.05, beta1, beta2, 1e-3, decay, f.get(0), f.get(1), longest, f.get(2),
                      f.get(3), f.get(4));
              return new Candidate(LambUpdater.behavior(o), Textbook.of(o), f.get(4), o);
            });
  }

  @Provide
  Arbitrary<Candidate> lars() {
    Arbitrary<List<Boolean>> flags = flag().list().ofSize(4);
    return Combinators.combine(share(), decay(), Arbitraries.of(0.0, 1e-8, 0.1), flags)
        .as(
            (momentum, decay, epsilon, f) -> {
              LARS o =
                  new LARS(
                      0.5, momentum, decay, f.get(0), 0.02, epsilon, f.get(1), f.get(2), f.get(3));
              return new Candidate(LarsUpdater.behavior(o), Textbook.of(o), f.get(3), o);
            });
  }

  @Provide
  Arbitrary<Candidate> nAdamW() {
    return Combinators.combine(share(), share(), decay(), Arbitraries.of(0.0, 4e-3, 1.0), flag())
        .as(
            (beta1, beta2, decay, momentumDecay, all) -> {
              NAdamW o = new NAdamW(0.05, beta1, beta2, 1e-3, decay, momentumDecay, all);
              return new Candidate(NAdamUpdater.behavior(o), Textbook.of(o), all, o);
            });
  }

  @Provide
  Arbitrary<Candidate> muon() {
    return Combinators.combine(
            share(),
            Arbitraries.of(1, 3, 5),
            Arbitraries.of(MuonScale.class),
            decay(),
            Arbitraries.of(MuonRest.class),
            flag(),
            flag())
        .as(
            (momentum, steps, scale, decay, rest, nesterov, all) -> {
              Muon o = muon(momentum, nesterov, steps, scale, decay, rest, all);
              return new Candidate(MuonUpdater.behavior(o), Textbook.of(o), all, o);
            });
  }

  private static Muon muon(
      double momentum,
      boolean nesterov,
      int steps,
      MuonScale scale,
      double decay,
      MuonRest rest,
      boolean all) {
    return new Muon(0.05, momentum, nesterov, steps, scale, decay, rest, 0.1, 0.8, 0.95, 1e-3, all);
  }

  private static Arbitrary<Double> share() {
    return Arbitraries.of(0.0, 0.5, 0.9, 0.99);
  }

  private static Arbitrary<Double> decay() {
    return Arbitraries.of(0.0, 1e-3, 0.1);
  }

  private static Arbitrary<Boolean> flag() {
    return Arbitraries.of(true, false);
  }

  @Property(tries = 25)
  void sgdIsItsFormula(@ForAll("sgd") Candidate candidate, @ForAll int seed) {
    isItsFormula(candidate, seed);
  }

  @Property(tries = 25)
  void decoupledSgdIsItsFormula(@ForAll("decoupledSgd") Candidate candidate, @ForAll int seed) {
    isItsFormula(candidate, seed);
  }

  @Property(tries = 25)
  void adamWIsItsFormula(@ForAll("adamW") Candidate candidate, @ForAll int seed) {
    isItsFormula(candidate, seed);
  }

  @Property(tries = 25)
  void decoupledAdamWIsItsFormula(@ForAll("decoupledAdamW") Candidate candidate, @ForAll int seed) {
    isItsFormula(candidate, seed);
  }

  @Property(tries = 40)
  void nAdamWIsItsFormula(@ForAll("nAdamW") Candidate candidate, @ForAll int seed) {
    isItsFormula(candidate, seed);
  }

  @Property(tries = 40)
  void muonIsItsFormula(@ForAll("muon") Candidate candidate, @ForAll int seed) {
    isItsFormula(candidate, seed);
  }

  @Property(tries = 40)
  void lambIsItsFormula(@ForAll("lamb") Candidate candidate, @ForAll int seed) {
    isItsFormula(candidate, seed);
  }

  @Property(tries = 40)
  void larsIsItsFormula(@ForAll("lars") Candidate candidate, @ForAll int seed) {
    isItsFormula(candidate, seed);
  }

  private static void isItsFormula(Candidate candidate, int seed) {
    Random random = new Random(seed);
    List<double[]> start = SmallParameters.values(random);
    List<Boolean> decays = SmallParameters.decays(candidate.all);
    Textbook book = new Textbook(start.stream().map(double[]::clone).toList(), decays);
    try (SmallParameters flat = new SmallParameters(candidate.behavior, start);
        SmallParameters parts = new SmallParameters(candidate.behavior, start)) {
      for (int step = 0; step < RATES.size(); step++) {
        // The second gradient is all zeros.
        List<double[]> gradients =
            step == 1 ? SmallParameters.zeros() : SmallParameters.values(random);
        double factor = RATES.get(step);
        candidate.step.take(book, gradients, factor);
        flat.step(gradients, factor);
        parts.stepOnParts(gradients, factor);
        Tolerance.checkNear(
            "parts after step " + step, flat.weights(), parts.weights(), 1e-5, 1e-6);
        Tolerance.checkNear(
            candidate + " after step " + step,
            SmallParameters.flat(book.weights()),
            flat.weights(),
            RELATIVE,
            ABSOLUTE);
      }
    }
  }

  @Property(tries = 10)
  void aStepAtRateZeroMovesNothing(@ForAll int seed) {
    Random random = new Random(seed);
    List<double[]> start = SmallParameters.values(random);
    for (OptimizerBehavior behavior : withDecay(0.01)) {
      try (SmallParameters parameters = new SmallParameters(behavior, start)) {
        float[] before = parameters.weights();
        parameters.step(SmallParameters.values(random), 0);
        assertThat(parameters.weights()).isEqualTo(before);
      }
    }
  }

  @Property(tries = 10)
  void withoutDecayAZeroGradientMovesNothing(@ForAll int seed) {
    List<double[]> start = SmallParameters.values(new Random(seed));
    for (OptimizerBehavior behavior : withDecay(0)) {
      try (SmallParameters parameters = new SmallParameters(behavior, start)) {
        float[] before = parameters.weights();
        parameters.step(SmallParameters.zeros(), 1);
        assertThat(parameters.weights()).isEqualTo(before);
      }
    }
  }

  private static List<OptimizerBehavior> withDecay(double decay) {
    return List.of(
        SgdUpdater.behavior(new SGD(0.1, 0.9, 0, decay, true, true)),
        DecoupledSgdUpdater.behavior(new DecoupledSGD(0.1, 0.9, 0, decay, true, true)),
        AdamUpdater.behavior(new AdamW(0.1, 0.9, 0.999, 1e-8, decay, false, true)),
        AdamUpdater.decoupledBehavior(new DecoupledAdamW(0.1, 0.9, 0.95, 1e-8, decay, false, true)),
        LambUpdater.behavior(
            new LAMB(0.1, 0.9, 0.999, 1e-6, decay, true, true, 1, false, true, true)),
        LarsUpdater.behavior(new LARS(0.1, 0.9, decay, false, 1e-3, 1e-8, false, true, true)),
        NAdamUpdater.behavior(new NAdamW(0.1, 0.9, 0.999, 1e-8, decay, 4e-3, true)),
        MuonUpdater.behavior(muon(0.95, true, 5, MuonScale.SHAPE, decay, MuonRest.ADAMW, true)),
        MuonUpdater.behavior(muon(0.95, true, 5, MuonScale.SHAPE, decay, MuonRest.SGD, true)));
  }
}
