/// The demo: a small collection of drawn, made-up snakes, so that a machine without photos or
/// weights can see Naja answer. Read `DrawnSpecies` for what is drawn, `SnakePainter` for how, and
/// `DrawnCollection` for the folder that comes out.
@NullMarked
package naja.cli.demo;

import org.jspecify.annotations.NullMarked;
