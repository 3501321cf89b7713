package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.ingredient.Place;
import org.scoville.rule.Anchor;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;

/** The pages about ingredients say what their doc comments, their annotations and the rules say. */
final class IngredientPagesTest {
  private static final List<Rule> RULES =
      RuleBook.load(IngredientPagesTest.class.getClassLoader()).rules();
  private static final Map<Class<?>, IngredientSource> SOURCES =
      DslIngredients.all().stream()
          .collect(Collectors.toMap(Function.identity(), IngredientSource::of));
  private static final RecipeExcerpt EXCERPTS = new RecipeExcerpt();

  /** A folder of pages. */
  enum Kind {
    ALGORITHMS("algorithm", "Algorithms"),
    OPTIMIZERS("optimizer", "Optimizers"),
    SCHEDULES("schedule", "Schedules"),
    LOSSES("loss", "Losses"),
    MODELS("model", "Models"),
    DATA("data", "Data");

    private final String room;
    private final String title;

    Kind(String room, String title) {
      this.room = room;
      this.title = title;
    }

    static Kind of(Class<?> ingredient) {
      for (Kind kind : values()) {
        if (ingredient.getPackageName().endsWith("." + kind.room)) {
          return kind;
        }
      }
      throw new AssertionError(ingredient + " lives in a package that has no pages");
    }

    PageFolder folder() {
      return new PageFolder(title.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void everyDocCommentHasItsSectionsAndItsPaper() {
    List<String> problems = new ArrayList<>();
    SOURCES.forEach(
        (type, source) ->
            problems(source).forEach(p -> problems.add(type.getSimpleName() + ": " + p)));
    assertThat(problems.stream().sorted()).isEmpty();
  }

  private static List<String> problems(IngredientSource source) {
    List<String> problems = new ArrayList<>(source.doc().problems());
    for (String hyperparameter : source.hyperparameters()) {
      if (source.about(hyperparameter, new DocText(type -> "")).isEmpty()) {
        problems.add("no word on " + hyperparameter);
      }
    }
    return problems;
  }

  @ParameterizedTest
  @EnumSource
  void everyIngredientHasItsPageAndItsRowInTheIndex(Kind kind) {
    Map<String, String> pages = pages(kind);
    kind.folder().writeIfAsked(pages);
    assertThat(kind.folder().committed()).as(PageFolder.remedy(getClass())).isEqualTo(pages);
  }

  /** Pages of what is documented; what is not has a test of its own. */
  private static Map<String, String> pages(Kind kind) {
    List<IngredientPage> all =
        SOURCES.keySet().stream()
            .filter(type -> Kind.of(type) == kind)
            .filter(type -> problems(SOURCES.get(type)).isEmpty())
            .sorted(
                Comparator.comparing(IngredientPagesTest::place)
                    .thenComparing(Class::getSimpleName))
            .map(type -> page(type, kind))
            .toList();
    Map<String, String> pages = new TreeMap<>();
    all.forEach(page -> pages.put(page.type().getSimpleName() + ".md", page.page()));
    if (!all.isEmpty()) {
      pages.put("index.md", index(kind, all));
    }
    return pages;
  }

  /** Where in a step it first acts; algorithms are listed in this order. */
  private static int place(Class<?> type) {
    List<Place> places = List.of(Place.values());
    return places.indexOf(
        places.stream()
            .filter(place -> place.kind().isAssignableFrom(type))
            .findFirst()
            .orElse(Place.SURGERY));
  }

  private static IngredientPage page(Class<?> type, Kind kind) {
    IngredientSource source = SOURCES.get(type);
    return new IngredientPage(
        type,
        source,
        EXCERPTS.of(type, source),
        RULES.stream().filter(rule -> looksAt(rule, type)).toList(),
        new DocText(name -> link(name, kind)));
  }

  /** A link between pages, from one of a kind to that of a type. */
  private static String link(String type, Kind from) {
    return SOURCES.keySet().stream()
        .filter(other -> other.getSimpleName().equals(type))
        .map(Kind::of)
        .map(to -> (to == from ? "" : "../" + to.folder().name() + "/") + type + ".md")
        .findFirst()
        .orElse("");
  }

  private static boolean looksAt(Rule rule, Class<?> type) {
    return rule.anchors().stream().anyMatch(anchor -> pointsAt(anchor, type))
        || named(type).matcher(rule.summary()).find();
  }

  /** An ingredient's name in a sentence: LabelSmoothing, or label smoothing. */
  private static Pattern named(Class<?> type) {
    String name = type.getSimpleName();
    String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return Pattern.compile("\\b(" + name + "|" + words + ")\\b");
  }

  private static boolean pointsAt(Anchor anchor, Class<?> type) {
    if (anchor instanceof Anchor.OfType of) {
      return of.type().isAssignableFrom(type);
    }
    return anchor instanceof Anchor.OfTiming timing && timing.type().isAssignableFrom(type);
  }

  private static String index(Kind kind, List<IngredientPage> pages) {
    StringBuilder index = new StringBuilder();
    index.append(
        "<!-- Written by IngredientPagesTest from the records themselves; do not edit. -->\n");
    index.append("# ").append(kind.title).append("\n\n");
    index.append("| name | place | what it is |\n|---|---|---|\n");
    pages.forEach(page -> index.append(page.row()));
    return index.toString();
  }
}
