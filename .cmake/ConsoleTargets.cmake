# How every target of the console is built. A library exports its own include/ folder and nothing
# else, so that a file which includes the header of a folder it does not link fails to compile.

add_library(console_options INTERFACE)
target_compile_options(console_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${CONSOLE_WERROR}>:-Werror>)
target_compile_definitions(console_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
  QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(CONSOLE_SANITIZE)
  target_compile_options(console_options INTERFACE -fsanitize=${CONSOLE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(console_options INTERFACE -fsanitize=${CONSOLE_SANITIZE})
  if(CONSOLE_SANITIZE MATCHES "undefined")
    target_compile_options(console_options INTERFACE -fno-sanitize-recover=undefined)
  endif()
endif()

# Many test programs are linked, and lld takes a quarter of the time for each.
find_program(CONSOLE_LLD ld.lld)
if(CONSOLE_LLD)
  target_link_options(console_options INTERFACE -fuse-ld=lld)
endif()

# console_library(<name> SOURCES <file>... [PUBLIC <target>...] [PRIVATE <target>...])
# Public headers are in include/<folder>/, everything else in src/.
function(console_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name}
    PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}/include"
    PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/src")
  target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE console_options ${arg_PRIVATE})
endfunction()

# console_precompile(<target> CORE|WIDGETS): the headers that nearly every source of a large library reads,
# parsed once. Only headers of Qt and the standard library: ours change too often.
function(console_precompile target kind)
  set(headers
    <QDateTime> <QHash> <QList> <QMap> <QObject> <QPointer> <QSet> <QString> <QStringList> <QTimer> <QVariant>
    <algorithm> <chrono> <functional> <memory> <optional> <variant>)
  if(kind STREQUAL "WIDGETS")
    list(APPEND headers
      <QBoxLayout> <QDialog> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton> <QSplitter> <QStackedWidget>
      <QStyleOption> <QStyledItemDelegate> <QTableView> <QToolButton> <QWidget>)
  endif()
  target_precompile_headers(${target} PRIVATE ${headers})
endfunction()
