"""The dialogue of all shortcuts: listed, searched, changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import actions, shortcuts

Choose = Callable[[Mapping[str, str]], None]
_NAME = Qt.ItemDataRole.UserRole


class ShortcutsDialog(QDialog):
    """Lists every action by menu with its keys. A change that would share a key is said and not taken."""

    def __init__(self, acts: Mapping[str, QAction], choose: Choose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        self.resize(620, 720)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choose = choose
        self.keys = {name: shortcuts.of(action) for name, action in acts.items()}
        self._texts = {name: action.text().replace("&", "") for name, action in acts.items()}
        self.search, self.list, self.edit, self.said = QLineEdit(), QTreeWidget(), QKeySequenceEdit(), QLabel()
        self.default, self.none = QPushButton(self.tr("Default")), QPushButton(self.tr("No key"))
        self.all_default = QPushButton(self.tr("All to default"))
        self._name()
        self._place()
        self._list()
        self._connect()

    def change(self, name: str, keys: str) -> bool:
        """Give an action other keys; return whether they were free."""
        shared = shortcuts.conflicts({**self.keys, name: keys}).get(name)
        if shared:
            text = self.tr("{keys} belongs to “{action}” already.")
            self.said.setText(text.format(keys=shortcuts.shown(keys), action=self._texts[shared[0]]))
            return False
        self.keys[name] = keys
        self.said.setText("")
        self._show_keys()
        self._choose(self.keys)
        return True

    def _list(self) -> None:
        for menu in dict.fromkeys(entry.menu for entry in actions.ENTRIES):
            group = QTreeWidgetItem([actions.menu_title(menu).replace("&", "")])
            self.list.addTopLevelItem(group)
            for entry in actions.ENTRIES:
                if entry.menu == menu:
                    item = QTreeWidgetItem([self._texts[entry.name]])
                    item.setData(0, _NAME, entry.name)
                    group.addChild(item)
        self.list.expandAll()
        self.list.resizeColumnToContents(0)
        self._show_keys()

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        children = [group.child(at) for group in groups if group for at in range(group.childCount())]
        return [child for child in children if child is not None]

    def _show_keys(self) -> None:
        for item in self._items():
            name = item.data(0, _NAME)
            item.setText(1, shortcuts.shown(self.keys[name]))
            bold = item.font(1)
            bold.setBold(self.keys[name] != actions.DEFAULTS[name])
            item.setFont(1, bold)

    def _chosen(self) -> str | None:
        items = self.list.selectedItems()
        return items[0].data(0, _NAME) if items else None

    @Slot()
    def _selected(self) -> None:
        name = self._chosen()
        for control in (self.edit, self.default, self.none):
            control.setEnabled(name is not None)
        keys = shortcuts.sequences(self.keys[name]) if name else []
        self.edit.setKeySequence(keys[0] if keys else QKeySequence())
        self.said.setText("")

    @Slot()
    def _edited(self) -> None:
        name, keys = self._chosen(), self.edit.keySequence()
        if name is not None and not keys.isEmpty():
            self._try(name, keys.toString(QKeySequence.SequenceFormat.PortableText))

    def _try(self, name: str | None, keys: str) -> None:
        if name is not None and self.keys[name] != keys and self.change(name, keys):
            self._selected()

    @Slot()
    def _reset(self) -> None:
        self.keys = dict(actions.DEFAULTS)
        self._show_keys()
        self._selected()
        self._choose(self.keys)

    @Slot(str)
    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in f"{item.text(0)} {item.text(1)}".casefold())

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.list.itemSelectionChanged.connect(self._selected)
        self.edit.editingFinished.connect(self._edited)
        self.default.clicked.connect(lambda: self._try(self._chosen(), actions.DEFAULTS.get(self._chosen() or "", "")))
        self.none.clicked.connect(lambda: self._try(self._chosen(), ""))
        self.all_default.clicked.connect(self._reset)
        self._selected()

    def _name(self) -> None:
        self.search.setPlaceholderText(self.tr("Search for an action or a key…"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search the shortcuts"))
        self.list.setHeaderLabels([self.tr("Action"), QCoreApplication.translate("ShortcutsDialog", "Keys")])
        self.list.setAccessibleName(self.tr("Shortcuts"))
        self.list.setAlternatingRowColors(True)
        self.edit.setAccessibleName(self.tr("New keys of the chosen action"))
        self.edit.setMaximumSequenceLength(1)
        self.said.setWordWrap(True)
        self.said.setAccessibleName(self.tr("Message"))
        for button in (self.default, self.none, self.all_default):
            button.setAutoDefault(False)  # or Enter, which ends a shortcut, would press one of them

    def _place(self) -> None:
        row = QHBoxLayout()
        for widget in (QLabel(self.tr("Keys")), self.edit, self.default, self.none):
            row.addWidget(widget, 1 if widget is self.edit else 0)
        mouse = QLabel(self.tr(
            "Wheel: zoom to the cursor. Left drag: pan, measure or draw. Right drag: window and level. "
            "Ctrl and wheel with brush or eraser: its size."
        ))  # fmt: skip
        mouse.setWordWrap(True)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.addButton(self.all_default, QDialogButtonBox.ButtonRole.ResetRole)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(mouse)
        column.addWidget(close)
