# SPDX-License-Identifier: Apache-2.0
"""What any other program gets from the clipboard of the X display (ICCCM 2.4), asked for without a library of a desktop."""
import ctypes
import select
import time

NOTIFY, CURRENT_TIME = 31, 0


class SelectionNotify(ctypes.Structure):
    """XSelectionEvent."""
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("requestor", ctypes.c_ulong), ("selection", ctypes.c_ulong),
                ("target", ctypes.c_ulong), ("property", ctypes.c_ulong), ("time", ctypes.c_ulong),
                ("room", ctypes.c_long * 24)]  # an XEvent is larger


def library():
    x11 = ctypes.CDLL("libX11.so.6")
    pointer, number = ctypes.c_void_p, ctypes.c_ulong
    x11.XOpenDisplay.restype = pointer
    x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x11.XInternAtom.restype = number
    x11.XInternAtom.argtypes = [pointer, ctypes.c_char_p, ctypes.c_int]
    x11.XDefaultRootWindow.restype = number
    x11.XDefaultRootWindow.argtypes = [pointer]
    x11.XCreateSimpleWindow.restype = number
    x11.XCreateSimpleWindow.argtypes = [pointer, number] + [ctypes.c_int] * 2 + [ctypes.c_uint] * 3 + [number] * 2
    x11.XConvertSelection.argtypes = [pointer] + [number] * 5
    x11.XCheckTypedWindowEvent.argtypes = [pointer, number, ctypes.c_int, pointer]
    x11.XConnectionNumber.argtypes = [pointer]
    x11.XGetWindowProperty.argtypes = [pointer, number, number, ctypes.c_long, ctypes.c_long, ctypes.c_int, number] + [pointer] * 5
    x11.XFlush.argtypes = x11.XFree.argtypes = x11.XCloseDisplay.argtypes = [pointer]
    return x11


def text(seconds=5):
    """The text on the clipboard; empty when there is none."""
    x11 = library()
    display = x11.XOpenDisplay(None)
    assert display, "there is no display"
    try:
        return _ask(x11, display, seconds)
    finally:
        x11.XCloseDisplay(display)


def _ask(x11, display, seconds):
    window = x11.XCreateSimpleWindow(display, x11.XDefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)
    selection, target, answer = (x11.XInternAtom(display, name, 0) for name in (b"CLIPBOARD", b"UTF8_STRING", b"ANSWER"))
    x11.XConvertSelection(display, selection, target, answer, window, CURRENT_TIME)
    x11.XFlush(display)
    event = SelectionNotify()
    end = time.monotonic() + seconds
    while not x11.XCheckTypedWindowEvent(display, window, NOTIFY, ctypes.byref(event)):
        left = end - time.monotonic()
        assert left > 0, "who has the clipboard did not answer"
        select.select([x11.XConnectionNumber(display)], [], [], min(left, 0.1))
    return _property(x11, display, window, answer) if event.property else ""


def _property(x11, display, window, name):
    kind, form, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
    data = ctypes.POINTER(ctypes.c_ubyte)()
    x11.XGetWindowProperty(display, window, name, 0, 1 << 20, 1, 0, *map(ctypes.byref, (kind, form, count, left, data)))
    found = bytes(data[:count.value]).decode() if form.value == 8 else ""
    x11.XFree(data)
    return found
