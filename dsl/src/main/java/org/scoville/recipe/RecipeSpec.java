package org.scoville.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.scoville.fact.HasChannels;
import org.scoville.fact.ImageSize;
import org.scoville.fact.SizesImages;

/**
 * A recipe as a value: the processor reads it, rules judge it, and the generated module holds it.
 *
 * @param name canonical name of the recipe's interface
 * @param run how long it trains, in which batches and in which arithmetic
 * @param data what is known of its images
 * @param lineage the recipes it extends, and what was published of it and of them
 * @param roles the ingredients that a recipe has once, by role
 * @param algorithms the algorithms, in the recipe's order
 * @param acceptances the warnings that the author accepts
 */
public record RecipeSpec(
    String name,
    Run run,
    DataFacts data,
    Lineage lineage,
    Map<Role, Ingredient> roles,
    List<AlgorithmUse> algorithms,
    List<Acceptance> acceptances) {

  /** Copies its collections. */
  public RecipeSpec {
    Map<Role, Ingredient> copy = new EnumMap<>(Role.class);
    copy.putAll(roles);
    roles = Collections.unmodifiableMap(copy);
    algorithms = List.copyOf(algorithms);
    acceptances = List.copyOf(acceptances);
  }

  /** A recipe of one epoch with batches of one and no ingredients, to be filled in. */
  public static RecipeSpec named(String name) {
    return new RecipeSpec(
        name,
        new Run(1, 1, Precision.FP32, Optional.empty()),
        DataFacts.OPEN,
        Lineage.NONE,
        Map.of(),
        List.of(),
        List.of());
  }

  /** The name without its package: {@code Hot}. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Passes over the training images. */
  public int epochs() {
    return run.epochs();
  }

  /** Images in one step, over all replicas. */
  public int batchSize() {
    return run.batchSize();
  }

  /** Arithmetic of the forward and backward pass. */
  public Precision precision() {
    return run.precision();
  }

  /** Training images, 0 while unknown. */
  public long trainingSamples() {
    return data.trainingSamples();
  }

  /** Classes, 0 while unknown. */
  public int classes() {
    return data.classes();
  }

  /**
   * Size of a training image as the data have it, or as the loader says it; whether that is certain
   * {@link #knows} says.
   */
  public Optional<ImageSize> trainingSize() {
    return data.images()
        .map(DataFacts.Images::training)
        .or(() -> fact(Role.TRAIN, SizesImages.class, SizesImages::trainingSize));
  }

  /** Channels of an image as the data have them or the loader says them, 0 while unknown. */
  public int channels() {
    return data.images()
        .map(DataFacts.Images::channels)
        .or(() -> fact(Role.TRAIN, HasChannels.class, HasChannels::channels))
        .orElse(0);
  }

  /** Canonical names of the recipes it extends, nearest first. */
  public List<String> ancestors() {
    return lineage.ancestors();
  }

  /** The ancestor that settled its learning rate; see {@link Ancestor#origin}. */
  public Optional<Ancestor> origin() {
    return lineage.origin();
  }

  /** The ancestor that settled the half-life of its average; see {@link Ancestor#averageOrigin}. */
  public Optional<Ancestor> averageOrigin() {
    return lineage.average().or(lineage::origin);
  }

  /** Whether the recipe, or the data, has settled a fact. */
  public boolean knows(DataFact fact) {
    return switch (fact) {
      case TRAINING_SAMPLES -> trainingSamples() > 0;
      case CLASSES -> classes() > 0;
      case IMAGE_SIZE ->
          data.images().isPresent()
              || fact(Role.TRAIN, SizesImages.class, SizesImages::decidesSize).orElse(false);
      case CHANNELS -> channels() > 0;
    };
  }

  /**
   * Optimizer steps in an epoch: whole batches only, the rest of an epoch is dropped.
   *
   * @throws IllegalStateException while the number of training images is unknown
   */
  public long stepsPerEpoch() {
    if (!knows(DataFact.TRAINING_SAMPLES)) {
      throw new IllegalStateException(
          simpleName() + " leaves trainingSamples open: ask knows(TRAINING_SAMPLES) first");
    }
    return trainingSamples() / batchSize();
  }

  /** Optimizer steps in the whole run; see {@link #stepsPerEpoch()}. */
  public long steps() {
    return epochs() * stepsPerEpoch();
  }

  /** The ingredient of a role that is played once. */
  public Optional<Ingredient> role(Role role) {
    return Optional.ofNullable(roles.get(role));
  }

  /** Every ingredient: the roles in their order, then the algorithms in theirs. */
  public List<Ingredient> ingredients() {
    List<Ingredient> all = new ArrayList<>(roles.values());
    for (AlgorithmUse use : algorithms) {
      all.add(use.ingredient());
    }
    return all;
  }

  /** Whether the recipe has an ingredient of this type; compares names. */
  public boolean has(Class<?> type) {
    return ingredient(type).isPresent();
  }

  /** The first ingredient of a type, as it is written. */
  public Optional<Ingredient> ingredient(Class<?> type) {
    String wanted = type.getCanonicalName();
    return ingredients().stream().filter(i -> i.type().equals(wanted)).findFirst();
  }

  /** The use of an algorithm: its values, its interval and its window. */
  public Optional<AlgorithmUse> use(Class<?> type) {
    String wanted = type.getCanonicalName();
    return algorithms.stream().filter(a -> a.type().equals(wanted)).findFirst();
  }

  /** When the algorithm of a method acts. */
  public Optional<AlgorithmUse> use(String method) {
    return algorithms.stream().filter(a -> a.method().equals(method)).findFirst();
  }

  /**
   * The first ingredient of a type, as its record.
   *
   * @throws IngredientNotReadable if its values do not make its record
   */
  public <R> Optional<R> find(Class<R> type) {
    return ingredient(type).map(i -> record(i, type));
  }

  /**
   * The ingredient of a role, as a record, if it is of this type.
   *
   * @throws IngredientNotReadable if its values do not make its record
   */
  public <R> Optional<R> find(Role role, Class<R> type) {
    return role(role)
        .filter(i -> i.type().equals(type.getCanonicalName()))
        .map(i -> record(i, type));
  }

  private static <R> R record(Ingredient ingredient, Class<R> type) {
    return new DeclaredFact<>(ingredient, type).ask(record -> record);
  }

  /** The algorithms that say of themselves that they are this, in the order of the recipe. */
  public <F> List<DeclaredFact<F>> allDeclared(Class<F> fact) {
    return algorithms.stream().flatMap(use -> use.ingredient().as(fact).stream()).toList();
  }

  /** The first algorithm that says of itself that it is this. */
  public <F> Optional<DeclaredFact<F>> declared(Class<F> fact) {
    return algorithms.stream().flatMap(use -> use.ingredient().as(fact).stream()).findFirst();
  }

  /** The ingredient of a role, if it says of itself that it is this. */
  public <F> Optional<DeclaredFact<F>> declared(Role role, Class<F> fact) {
    return role(role).flatMap(i -> i.as(fact));
  }

  /**
   * What the first algorithm that is this says of itself.
   *
   * @throws IngredientNotReadable if it can't be asked
   */
  public <F, V> Optional<V> fact(Class<F> fact, Function<? super F, ? extends V> question) {
    return declared(fact).map(declared -> declared.ask(question));
  }

  /**
   * What the ingredient of a role says of itself, if it is this.
   *
   * @throws IngredientNotReadable if it can't be asked
   */
  public <F, V> Optional<V> fact(
      Role role, Class<F> fact, Function<? super F, ? extends V> question) {
    return declared(role, fact).map(declared -> declared.ask(question));
  }

  /** The same recipe for another number of epochs. */
  public RecipeSpec epochs(int epochs) {
    return run(new Run(epochs, batchSize(), precision(), run.split()));
  }

  /** The same recipe with another global batch size. */
  public RecipeSpec batchSize(int batchSize) {
    return run(new Run(epochs(), batchSize, precision(), run.split()));
  }

  /** The same recipe in another precision. */
  public RecipeSpec precision(Precision precision) {
    return run(new Run(epochs(), batchSize(), precision, run.split()));
  }

  /** The same recipe on a machine that divides its steps so. */
  public RecipeSpec split(BatchSplit split) {
    return run(new Run(epochs(), batchSize(), precision(), Optional.of(split)));
  }

  /** The same recipe with another run. */
  public RecipeSpec run(Run run) {
    return new RecipeSpec(name, run, data, lineage, roles, algorithms, acceptances);
  }

  /** The same recipe with the size of its data; 0 leaves one open. */
  public RecipeSpec data(long trainingSamples, int classes) {
    return data(data.samples(trainingSamples, classes));
  }

  /** The same recipe with the facts of its data. */
  public RecipeSpec data(DataFacts data) {
    return new RecipeSpec(name, run, data, lineage, roles, algorithms, acceptances);
  }

  /** The same recipe as a descendant of others, nearest first. */
  public RecipeSpec extending(String... ancestors) {
    return lineage(
        new Lineage(List.of(ancestors), origin(), lineage.average(), lineage.publications()));
  }

  /** The same recipe with the ancestor that settled its learning rate. */
  public RecipeSpec origin(Ancestor origin) {
    return lineage(
        new Lineage(ancestors(), Optional.of(origin), lineage.average(), lineage.publications()));
  }

  /**
   * The same recipe with the ancestor that settled its average, if it is another than the rate's.
   */
  public RecipeSpec averageOrigin(Ancestor origin) {
    return lineage(new Lineage(ancestors(), origin(), Optional.of(origin), lineage.publications()));
  }

  /** The same recipe with what was published of it and its ancestors, nearest first. */
  public RecipeSpec publishing(List<Publication> publications) {
    return lineage(new Lineage(ancestors(), origin(), lineage.average(), publications));
  }

  /** The same recipe with another lineage. */
  public RecipeSpec lineage(Lineage lineage) {
    return new RecipeSpec(name, run, data, lineage, roles, algorithms, acceptances);
  }

  /** The same recipe with an ingredient in a role, in place of the one it had. */
  public RecipeSpec with(Role role, Ingredient ingredient) {
    Map<Role, Ingredient> more = new EnumMap<>(Role.class);
    more.putAll(roles);
    more.put(role, ingredient);
    return new RecipeSpec(name, run, data, lineage, more, algorithms, acceptances);
  }

  /** The same recipe with the record that a method names in a role. */
  public RecipeSpec with(Role role, String method, Record record) {
    return with(role, Ingredient.of(method, record));
  }

  /** The same recipe with one more algorithm at the end. */
  public RecipeSpec with(AlgorithmUse use) {
    List<AlgorithmUse> more = new ArrayList<>(algorithms);
    more.add(use);
    return new RecipeSpec(name, run, data, lineage, roles, more, acceptances);
  }

  /** The same recipe with one more accepted warning; method "" covers the whole recipe. */
  public RecipeSpec accepting(String rule, String method, String because) {
    List<Acceptance> more = new ArrayList<>(acceptances);
    more.add(new Acceptance(rule, method, because));
    return new RecipeSpec(name, run, data, lineage, roles, algorithms, more);
  }
}
