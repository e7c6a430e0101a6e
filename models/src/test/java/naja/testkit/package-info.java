/// Test data, fakes and contracts shared by the tests of every module.
@NullMarked
package naja.testkit;

import org.jspecify.annotations.NullMarked;
