package org.scoville.processor;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The doc comment of an ingredient: a sentence that says what it is, then four sections, each of
 * which begins with its name in bold.
 */
final class IngredientDoc {
  /** The sections, in their order. */
  static final List<String> SECTIONS = List.of("Use", "Suggested values", "Details", "Caveats");

  private static final Pattern PAPER =
      Pattern.compile("arXiv:\\d{4}\\.\\d{4,5}|\\bno paper\\b", Pattern.CASE_INSENSITIVE);

  private final List<DocTree> summary = new ArrayList<>();
  private final Map<String, List<DocTree>> sections = new LinkedHashMap<>();

  /** Reads the body of a doc comment. */
  IngredientDoc(List<? extends DocTree> body) {
    List<DocTree> current = summary;
    for (int i = 0; i < body.size(); i++) {
      String heading = heading(body, i);
      if (heading.isEmpty()) {
        current.add(body.get(i));
      } else {
        current = new ArrayList<>();
        sections.put(heading, current);
        i += 2;
      }
    }
  }

  /** The name of the section that begins here, with {@code <b>Name.</b>}; "" if none does. */
  private static String heading(List<? extends DocTree> body, int at) {
    if (at + 2 < body.size()
        && body.get(at) instanceof StartElementTree start
        && start.getName().contentEquals("b")
        && body.get(at + 1) instanceof TextTree text
        && body.get(at + 2) instanceof EndElementTree) {
      String name = text.getBody().replaceAll("\\s+", " ").replaceAll("\\.$", "");
      return SECTIONS.contains(name) ? name : "";
    }
    return "";
  }

  /** What the comment lacks, in words; empty if nothing. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (summary.isEmpty()) {
      problems.add("no sentence that says what it is");
    }
    if (!List.copyOf(sections.keySet()).equals(SECTIONS)) {
      problems.add("sections " + sections.keySet() + " and not " + SECTIONS);
    }
    sections.forEach(
        (name, trees) -> {
          if (new DocText(type -> "").markdown(trees).isEmpty()) {
            problems.add("nothing under " + name);
          }
        });
    if (!PAPER.matcher(sections.values().toString()).find()) {
      problems.add("neither an arXiv id nor \"no paper\"");
    }
    return problems;
  }

  /** The sentence that says what it is. */
  String summary(DocText text) {
    return text.markdown(summary);
  }

  /** A section's text. */
  String section(String name, DocText text) {
    return text.markdown(sections.getOrDefault(name, List.of()));
  }
}
